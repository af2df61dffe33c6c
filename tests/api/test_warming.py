"""What is asked after a start, before anybody asks."""

from __future__ import annotations

from api.access import Access
from api.deps import Service
from api.warming import FIRST, Warming
from queries.catalogue import catalogue


def test_every_question_is_planned_whatever_the_workspace_holds(world, shared_database):
    service = Service(world, shared_database, Access())
    warming = Warming(service)
    warming.start()
    warming.thread.join(300)
    assert not warming.thread.is_alive()
    assert {name for name, each in catalogue().items() if service.planned.times(name, each.example) > 1} == set()


def test_it_stops_when_the_service_does(world, shared_database):
    service = Service(world, shared_database, Access())
    warming = Warming(service)
    warming.end()
    warming.start()
    warming.thread.join(60)
    assert service.planned.times(FIRST[0], catalogue()[FIRST[0]].example) > 1
