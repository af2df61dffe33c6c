"""Generated names of Kazakh and Russian make, in as many spellings as documents have; the same for one seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

__all__ = ["misspelt", "people"]

FIRST = """Aigerim Aidos Ainur Akmaral Aleksandr Aleksey Almas Amangeldy Anara Andrey Ardak Arman Asel Askar Aset
Assel Azamat Bakhytzhan Bauyrzhan Bekzhan Berik Bolat Botagoz Daniyar Dauren Dinara Dmitriy Dosym Elena Erlan Ermek
Evgeniy Galym Gulnara Guzyal Igor Ilyas Irina Iskander Kairat Karim Kenzhebek Kuanysh Lyazzat Madina Maksim Marat Maral
Marzhan Medet Mukhtar Murat Natalia Nazgul Nikolay Nurlan Nursultan Nurzhan Oksana Olga Rinat Ruslan Rustam Rysbek Sabyr
Saken Saule Serik Serikzhan Sergey Svetlana Talgat Tamara Tatiana Timur Vadim Viktor Vladimir Yerkin Yerlan Yulia
Zarina Zhanar Zhanara Zhanbolat Zhandos Zhasulan Zinaida""".split()
STARTS = """Abdi Abil Aby Ai Ak Akh Al Alim Aman Ar As At Auez Ba Bai Bak Bal Bap Bas Bat Be Bek Ber Bo Bos Chap Dar Dau
Do Dos Dul Dzhar Erm Esen Gal Gab Iman Is Isa Ish Kab Kal Kan Kar Kas Ken Ket Khal Kon Kos Koz Kul Kur Lya Ma Mai Mam
Mas Me Mu Muk Mur Mus Nar Naz Nur Oma On Or Oz Ra Rakh Sab Sad Sag Sap Sar Sat Sau Sem Ser Shar Shev Sul Sy Tai Tel Tok
Tor Tul Tur Ul Um Ura Utep Yer Yes Zha Zhak Zhan Zhu Zhum""".split()
MIDDLES = """ a ab aga ai al am an ar as at bai bek ber bet bol da dar dil ga gal gar gul im in is ka kan kar khan ke
len ma man mar mat met mir mur na nar ni nov nur ra ral rim sa sar sen shar sy ta tai tal tay ty ul um ymb yn yr za zhan
zha zhol""".split()
ENDS = (
    "ov ova ev eva ayev ayeva enov enova in ina bekov bekova baev baeva uly kyzy tayev tayeva shev shin ovskiy".split()
)
SOUNDS = (("y", "i"), ("zh", "j"), ("kh", "h"), ("aye", "ae"), ("ya", "ia"), ("ye", "e"), ("sh", "sch"), ("s", "ss"))


def people(count: int, seed: int = 7) -> Iterator[str]:
    """So many names; surnames repeat as surnames do, first names often."""
    chance = random.Random(seed)
    for _ in range(count):
        surname = chance.choice(STARTS) + chance.choice(MIDDLES) * (chance.random() < 0.9) + chance.choice(MIDDLES)
        yield f"{chance.choice(FIRST)} {surname}{chance.choice(ENDS)}"


def misspelt(name: str, chance: random.Random) -> str:
    """As somebody may type it: another romanisation, a letter lost or doubled, another order."""
    words = name.split()
    old, new = chance.choice(SOUNDS)
    words = [word.replace(old, new) for word in words]
    if chance.random() < 0.3:
        place = chance.randrange(1, len(words[1]))
        words[1] = words[1][:place] + words[1][place + 1 :]
    return " ".join(words[::-1] if chance.random() < 0.3 else words)
