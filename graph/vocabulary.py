"""The closed vocabulary: kinds, roles, relation types, properties and their values; it checks itself at import."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

__all__ = [
    "ACTORS",
    "CASE_CATEGORIES",
    "CERTAINTIES",
    "CHARGE_STATUSES",
    "EVENTS",
    "INSTITUTIONS",
    "KINDS",
    "PENALTIES",
    "PROPERTIES",
    "RELATIONS",
    "RESULTS",
    "ROLES",
    "Kind",
    "Property",
    "RelationType",
    "nearest",
]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entity: its label, the FollowTheMoney schema it is exported as, and how people call it."""

    name: str
    schema: str | None  # None: FollowTheMoney has no word for it
    title: str


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation's type, the kinds at its two ends, and how it reads: `subject reads object`."""

    name: str
    subjects: frozenset[str]
    objects: frozenset[str]
    reads: str
    group: str  # case, structure, belonging, people, acts, works, evidence
    qualifiers: frozenset[str] = frozenset()  # besides start, end, derived, which every relation may have
    key: tuple[str, ...] = ()  # qualifiers that make two relations of the same ends different ones


@dataclass(frozen=True, slots=True)
class Property:
    """A property's one type and one meaning, wherever it occurs."""

    name: str
    type: str  # text, integer, boolean, date, duration, count, money, list
    meaning: str
    kinds: frozenset[str] = frozenset()  # where a claims file may give it as a claim of its own; empty: nowhere
    values: frozenset[str] = frozenset()  # closed list; empty: any
    many: bool = False  # several values are several facts, not a disagreement


KINDS = {
    kind.name: kind
    for kind in (
        Kind("Person", "Person", "person"),
        Kind("Court", "PublicBody", "court"),
        Kind("Outlet", "Organization", "outlet"),
        Kind("Agency", "PublicBody", "public body"),
        Kind("Organization", "Organization", "organisation"),
        Kind("Company", "Company", "company"),
        Kind("Case", "CourtCase", "case"),
        Kind("Charge", None, "charge"),
        Kind("Provision", None, "provision"),
        Kind("Law", None, "law"),
        Kind("Event", "Event", "event"),
        Kind("Work", "Document", "work"),
        Kind("Place", "Address", "place"),
    )
}
INSTITUTIONS = frozenset({"Court", "Outlet", "Agency", "Organization", "Company"})
ACTORS = INSTITUTIONS | {"Person"}

ROLES = frozenset("Activist Journalist Official Judge Prosecutor Investigator Lawyer Politician Businessperson".split())
CERTAINTIES = ("stated", "alleged", "denied")
CASE_CATEGORIES = frozenset("criminal civil administrative closure asylum extradition other".split())
# In the order in which a charge usually lives; the order settles which of two undated statuses is the later.
CHARGE_STATUSES = (
    "unknown",
    "suspected",
    "investigated",
    "charged",
    "on_trial",
    "convicted",
    "found_liable",
    "acquitted",
    "dropped",
    "converted",
    "overturned",
)
PLEAS = frozenset("denied admitted confessed retracted".split())
RESULTS = frozenset("upheld reduced increased converted overturned extended".split())
PENALTIES = frozenset(
    "imprisonment suspended restriction_of_liberty detention fine damages ban confiscation house_arrest"
    " community_service compulsory_treatment deportation warning apology removal other".split()
)
EVENTS = frozenset(
    # proceedings
    "complaint opened reopened suspended dropped converted summons interrogation search seizure arrest detention remand"
    " house_arrest bail release suspicion charge examination request motion order trial_start hearing testimony plea"
    " verdict sentence appeal_announced appeal appeal_decision amnesty transfer"
    # across borders
    " extradition_request extradition_decision asylum_request asylum_decision"
    # institutions and publications
    " registration refusal warning suspension closure blocking unblocking ban publication statement"
    # what happens in the street and to people
    " protest meeting attack ill_treatment death incident".split()
)

_ANY = frozenset(KINDS)
_CASE = frozenset({"Case"})
_CHARGE = frozenset({"Charge"})
_EVENT = frozenset({"Event"})
_PERSON = frozenset({"Person"})
_PLACE = frozenset({"Place"})
_WORK = frozenset({"Work"})


def _type(
    name: str, subjects: Iterable[str], reads: str, objects: Iterable[str], group: str,
    qualifiers: str = "", key: str = "",
) -> RelationType:  # fmt: skip
    return RelationType(
        name, frozenset(subjects), frozenset(objects), reads, group,
        frozenset(qualifiers.split()), tuple(key.split()),
    )  # fmt: skip


RELATIONS = {
    relation.name: relation
    for relation in (
        # ACTOR takes part in CASE
        _type("DEFENDANT_IN", ACTORS, "is defendant in", _CASE, "case"),
        _type("COMPLAINANT_IN", ACTORS, "complained in", _CASE, "case"),
        _type("CLAIMANT_IN", ACTORS, "is claimant in", _CASE, "case"),
        _type("VICTIM_IN", ACTORS, "is victim in", _CASE, "case"),
        _type("PROSECUTOR_IN", ACTORS - {"Court"}, "prosecuted in", _CASE, "case"),
        _type("INVESTIGATOR_IN", ACTORS - {"Court"}, "investigated in", _CASE, "case"),
        _type("JUDGE_IN", _PERSON, "is judge in", _CASE, "case"),
        _type("LAWYER_IN", ACTORS, "is lawyer in", _CASE, "case", "of"),
        _type("WITNESS_IN", ACTORS, "is witness in", _CASE, "case"),
        # CASE, CHARGE, PROVISION, EVENT hang together
        _type("HEARD_BY", _CASE, "was heard by", {"Court"}, "structure"),
        _type("RELATED_CASE", _CASE, "is related to", _CASE, "structure"),
        _type("AROSE_FROM", _CASE, "arose from", _EVENT, "structure"),  # its occasion: a protest, a meeting
        _type("FACES", ACTORS, "faces", _CHARGE, "structure"),
        _type("IN_CASE", _CHARGE, "belongs to", _CASE, "structure"),
        _type("UNDER", _CHARGE, "is under", {"Provision", "Law"}, "structure"),
        _type("STEP_OF", _EVENT, "is a step of", _CASE, "structure"),
        _type("CONCERNS", _EVENT, "concerns", _ANY - {"Event", "Law", "Provision"}, "structure"),
        _type("DONE_BY", _EVENT, "was done by", ACTORS, "structure"),
        _type("DECIDED_BY", _EVENT, "was decided by", {"Court", "Person", "Agency"}, "structure"),
        _type("CHANGES", _EVENT, "changes", _EVENT, "structure", "result"),
        _type("AFTER", _EVENT, "came after", _EVENT, "structure"),
        # ACTOR belongs to INSTITUTION
        _type("WORKS_FOR", _PERSON, "works for", ACTORS, "belonging", "title"),
        _type("LEADS", _PERSON, "leads", INSTITUTIONS, "belonging", "title"),
        _type("EDITS", _PERSON, "edits", {"Outlet"}, "belonging", "title"),
        _type("OWNS", ACTORS, "owns", INSTITUTIONS | {"Work"}, "belonging"),
        _type("FOUNDED", ACTORS, "founded", INSTITUTIONS, "belonging"),
        _type("MEMBER_OF", ACTORS, "is a member of", ACTORS, "belonging"),
        _type("HOLDS_POSITION", _PERSON, "holds a position at", INSTITUTIONS, "belonging", "title", "title"),
        _type("PART_OF", INSTITUTIONS | {"Provision", "Place", "Work", "Event"}, "is part of",
              INSTITUTIONS | {"Law", "Place", "Work", "Event"}, "belonging"),
        _type("SUCCESSOR_OF", INSTITUTIONS, "succeeded", INSTITUTIONS, "belonging"),
        _type("REPRESENTS", ACTORS, "represents", ACTORS, "belonging"),
        _type("FINANCED", ACTORS, "financed", ACTORS | {"Work", "Event"}, "belonging", "amount"),
        # PERSON and PERSON
        _type("FAMILY_OF", _PERSON, "is family of", _PERSON, "people", "relationship"),
        _type("ASSOCIATE_OF", ACTORS, "is an associate of", ACTORS, "people", "relationship"),
        # ACTOR acts on ACTOR
        _type("SUED", ACTORS, "sued", ACTORS, "acts"),
        _type("ACCUSED", ACTORS, "accused", ACTORS, "acts", "what"),
        _type("TESTIFIED_AGAINST", ACTORS, "testified against", ACTORS, "acts"),
        _type("DETAINED", ACTORS, "detained", ACTORS, "acts"),
        _type("SEARCHED", ACTORS, "searched", ACTORS | {"Place"}, "acts"),
        _type("BANNED", ACTORS, "banned", ACTORS | {"Work", "Event"}, "acts", "what"),
        _type("BLOCKED", ACTORS, "blocked", ACTORS | {"Work"}, "acts", "what"),
        _type("THREATENED", ACTORS, "threatened", ACTORS, "acts", "what"),
        _type("DEFENDED", ACTORS, "defended", ACTORS | {"Work"}, "acts", "what"),
        _type("CRITICISED", ACTORS, "criticised", ACTORS | {"Work", "Law", "Provision", "Case", "Event"}, "acts",
              "what"),
        _type("DEMANDED", ACTORS, "demanded something of", ACTORS, "acts", "what of", "what"),
        _type("RECOGNISED", ACTORS, "recognised", ACTORS, "acts", "as", "as"),
        _type("ADDRESSED", ACTORS, "addressed", ACTORS, "acts", "what"),  # annotation.md, rule 1: no more than that
        _type("PARTICIPATED_IN", ACTORS, "took part in", _EVENT, "acts"),
        _type("ORGANISED", ACTORS, "organised", _EVENT, "acts"),
        # WORKS and PLACES
        _type("WROTE", ACTORS, "wrote", _WORK, "works"),
        _type("PUBLISHED", ACTORS, "published", _WORK, "works"),
        _type("PUBLISHED_ABOUT", ACTORS, "published about", _ANY - {"Charge"}, "works", "what"),
        _type("POSTED_ON", ACTORS | {"Work"}, "posted on", INSTITUTIONS, "works", "what"),
        _type("ABOUT", {"Work", "Event"}, "is about", _ANY - {"Charge"}, "works"),
        _type("LOCATED_IN", INSTITUTIONS | {"Event", "Place"}, "is in", _PLACE, "works"),
        _type("RESIDES_IN", ACTORS, "resides in", _PLACE, "works"),
    )
}  # fmt: skip

#: Relations of the evidence itself; never claimed, never walked through by paths.
EVIDENCE_RELATIONS = ("SUBJECT", "OBJECT", "FROM", "SAID_BY", "PUBLISHED_BY")

_PRINTED = frozenset({"Outlet", "Work"})
_NAMED = ACTORS | {"Work", "Place", "Event", "Case"}

PROPERTIES = {
    prop.name: prop
    for prop in (
        # claims about an entity
        Property("name", "text", "a name as the document gives it", _NAMED, many=True),
        Property("native_name", "text", "the name in its own script or language", _NAMED, many=True),
        Property("role", "text", "what a person is, as a label", _PERSON, ROLES, many=True),
        Property("description", "text", "who or what it is, in our words", _NAMED | _CHARGE, many=True),
        Property("count", "count", "how many: a number, or >=n (at least), <=n (at most)", ACTORS | _EVENT | _WORK),
        Property("born", "date", "when a person was born", _PERSON),
        Property("died", "date", "when a person died", _PERSON),
        Property("age", "integer", "years, when the document was published or the event happened", _PERSON),
        Property("founded", "date", "when an institution came to be", INSTITUTIONS),
        Property("dissolved", "date", "when an institution ceased to be", INSTITUTIONS),
        Property("language", "text", "a language it publishes in", _PRINTED, many=True),
        Property("medium", "text", "newspaper, magazine, portal, radio, film, post, book …", _PRINTED, many=True),
        Property("website", "text", "its address as printed", INSTITUTIONS | _WORK, many=True),
        # cases and charges
        Property("category", "text", "the kind of proceedings", _CASE, CASE_CATEGORIES),
        Property("direction", "text", "whether a case is against the person or brought by the person", _CASE,
                 frozenset({"against", "by"})),
        Property("status", "text", "where a charge stands", _CHARGE, frozenset(CHARGE_STATUSES), many=True),
        Property("plea", "text", "what the defendant says to the charge", _CHARGE, PLEAS, many=True),
        Property("offence", "text", "the offence in the document's few words, where it gives no provision", _CHARGE,
                 many=True),
        Property("damage", "money", "damage alleged: currency and amount", _CHARGE | _CASE),
        Property("outcome", "text", "how a case that has no charges ended, in our words", _CASE, many=True),
        Property("ground", "text", "the reason given for a measure: our few words, the same ones in each document",
                 _CASE | _EVENT, many=True),
        # events
        Property("what", "text", "what happened (an event), or was demanded, banned … (an act)", _EVENT),
        Property("date", "date", "when it happened", _EVENT | _WORK),
        Property("penalty", "text", "one penalty of a sentence", _EVENT, PENALTIES, many=True),
        Property("still", "date", 'a day on which it still went on, of custody "held since" another', _EVENT),
        # documents
        Property("figure", "count", "a figure that the document reports"),
        # qualifiers of claims
        Property("start", "date", "from when it was so"),
        Property("end", "date", "until when it was so"),
        Property("title", "text", "the title of a position, a document or a work"),
        Property("result", "text", "what a later step made of an earlier one", values=RESULTS),
        Property("of", "text", "whom, or what thing, it was about"),
        Property("as", "text", "as what somebody was recognised"),
        Property("relationship", "text", "father, sister, colleague …"),
        Property("amount", "money", "currency and amount"),
        Property("length", "duration", "how long, ISO 8601; least and most joined by ..", _EVENT),
        Property("unit", "text", "what a figure counts"),
        Property("under", "text", "the provision meant"),
        Property("derived", "boolean", "the date was worked out, not printed"),
        Property("event", "text", "the step that set this status"),
        # how a name is missing
        Property("named", "boolean", "false: the document does not name it"),
        Property("why", "text", "why it is not named", values=frozenset({"unnamed", "name_lost"})),
    )
}  # fmt: skip


def nearest(word: str, words: Iterable[str]) -> str:
    """A hint for a misspelt word: ` (did you mean X?)`, or nothing."""
    found = get_close_matches(word, list(words), 1, 0.6)
    return f" (did you mean {found[0]}?)" if found else ""


def _check() -> None:
    """A vocabulary that contradicts itself must not load."""
    common = {"start", "end", "derived"}
    for relation in RELATIONS.values():
        assert relation.subjects <= _ANY and relation.objects <= _ANY, relation
        assert relation.subjects and relation.objects and relation.name.isupper(), relation
        assert (relation.qualifiers | common) <= PROPERTIES.keys(), relation
        assert set(relation.key) <= relation.qualifiers, relation
    for prop in PROPERTIES.values():
        assert prop.kinds <= _ANY and prop.name.islower() and prop.meaning, prop
        assert prop.type in {"text", "integer", "boolean", "date", "duration", "count", "money"}, prop
    assert not set(RELATIONS) & set(EVIDENCE_RELATIONS)
    assert not ROLES & KINDS.keys()


_check()
