"""What stands in a path is an id."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("name", ["nobody", "Ann Lee"])
def test_a_name_is_no_id_of_a_relation(client, name):
    answer = client.get(f"/v1/relations/{name}/claims")
    assert answer.status_code == 404 and name in answer.json()["detail"]
