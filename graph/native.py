"""Words by which institutions are called in Russian, Kazakh or in brief, with what English documents write."""

from __future__ import annotations

from graph.names import fold

__all__ = ["in_english"]

#: A folded stem (the inflected word begins with it) → English. Names of people and outlets are never translated.
_STEMS = {
    "ministerstv": "ministry", "vnutrenn": "internal", "yustits": "justice", "iustits": "justice",
    "finans": "finance", "inostrann": "foreign", "oboron": "defence", "informats": "information",
    "kommunikats": "communication", "kommunikatsii": "communication", "zdravookhranen": "health",
    "komitet": "committee", "natsionaln": "national", "bezopasnost": "security", "gosudarstvenn": "state",
    "dokhod": "revenue", "statistik": "statistics", "generaln": "general", "prokuratur": "prosecutor",
    "prokuror": "prosecutor", "gorodsk": "city", "raionn": "district", "oblastn": "regional", "verkhovn": "supreme",
    "administrativn": "administrative", "mezhraionn": "interdistrict", "spetsializirovann": "specialised",
    "politsi": "police", "departament": "department", "upravlen": "department", "parlament": "parliament",
    "pravitelstv": "government", "administratsi": "administration", "akimat": "administration",
    "prezident": "president",
    "demokratichesk": "democratic", "vybor": "choice", "kazakhstan": "kazakhstan", "evropeisk": "european",
    "soyuz": "union", "sovet": "council", "komissi": "commission", "organizatsi": "organization",
    "obedinenn": "united", "natsii": "nations", "mezhdunarodn": "international", "byuro": "bureau",
    "pravam": "rights", "prava": "rights", "cheloveka": "human", "amnisti": "amnesty", "zhurnalist": "journalists",
    "almatinsk": "almaty", "atyrausk": "atyrau", "astaninsk": "astana", "pavlodarsk": "pavlodar",
    "kordaisk": "kordayskiy", "medeusk": "medeuskiy", "medeu": "medeuskiy", "almaly": "almalinsky",
    "bostandyk": "bostandykskiy", "alatau": "alatauskiy", "saryarka": "saryarkinskiy", "kordai": "kordayskiy",
    "feisbuk": "facebook", "yutub": "youtube", "taims": "times",
    "interior": "internal affairs", "secret": "security", "minister": "ministry", "defense": "defence",
}  # fmt: skip
#: A whole folded word or phrase → English.
_WHOLE = {
    "del": "affairs", "sud": "court", "suda": "court", "dela": "affairs",
    "mvd": "ministry of internal affairs", "knb": "national security committee",
    "nsc": "national security committee", "kgb": "national security committee",
    "ukk": "national security committee", "kdt": "democratic choice of kazakhstan",
    "dvk": "democratic choice of kazakhstan", "dck": "democratic choice of kazakhstan",
    "obse": "osce", "oon": "un", "es": "eu", "pase": "pace", "sng": "cis", "odkb": "csto",
    "rsf": "reporters without borders", "rwb": "reporters without borders", "msn": "messenger",
    "genprokuratura": "general prosecutors office", "genprokuror": "prosecutor general",
    "minyust": "ministry of justice", "minfin": "ministry of finance", "mininform": "ministry of information",
    "mid": "ministry of foreign affairs", "dvd": "department of internal affairs",
    "gorsud": "city court", "raisud": "district court", "gorprokuratura": "city prosecutors office",
    "kmbpch": "kibhr", "europarliament": "european parliament", "evroparlament": "european parliament",
    "kazkom": "kazkommertsbank", "kkb": "kazkommertsbank", "respubliki": "respubliki",
    "interior": "internal affairs",
}  # fmt: skip
#: What an organisation calls itself in French or Russian, folded.
_PHRASES = {"sans frontieres": "without borders", "reportery bez granits": "reporters without borders"}


def in_english(typed: str) -> str:
    """The folded words with those of the tables replaced; the same words where there is nothing to replace."""
    folded = fold(typed)
    for phrase, english in _PHRASES.items():
        folded = folded.replace(phrase, english)
    return " ".join(_word(word) for word in folded.split())


def _word(word: str) -> str:
    if word in _WHOLE:
        return _WHOLE[word]
    stem = next((stem for stem in _STEMS if len(stem) > 4 and word.startswith(stem) and len(word) - len(stem) < 5), "")
    return _STEMS.get(stem, word)
