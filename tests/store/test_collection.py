"""The collection on both kinds of servers: given, withdrawn, settled, damaged, raced for, killed."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from select import select

import pytest
from sqlalchemy import create_engine, text

from cropperhead_desktop.domain.errors import CollectionError, NotCollectable
from cropperhead_desktop.geometry.crop import WHOLE, Crop
from cropperhead_desktop.store.collection import Collection, Receipt
from cropperhead_desktop.store.labels import Damage, Label, LabelState
from cropperhead_desktop.store.objects import Objects
from tests.helpers.stores import CONSENT, CROP, KEYS, Place, Postgres

PHOTO = b"a photo"
DIGEST = sha256(PHOTO).hexdigest()
NO_WAIT = "cropperhead_desktop.store.database.PATIENCE"


def give(collection: Collection, photo: bytes = PHOTO, crop: tuple[float, ...] = CROP) -> Receipt:
    return collection.add(photo, 240, 160, crop, "visitor", CONSENT)


def sql(place: Place, *statements: str) -> None:
    """What somebody else does to the database."""
    engine = create_engine(place.database or f"sqlite:///{place.store}/collection.sqlite")
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_what_is_given_can_be_read_and_taken_back(collection: Collection) -> None:
    given, same = give(collection), give(collection)
    assert len(given.receipt) == 32 and given.receipt != same.receipt and given.label == same.label
    other = give(collection, crop=(0.0, 0.0, 1.0, 1.0, 0.0))
    assert collection.waiting() == 2
    label = collection.label(given.label)
    assert isinstance(label, Label) and label.crop == Crop(*CROP) and label.state is LabelState.WAITING
    assert collection.photo(label) == PHOTO
    assert [each.id for each in collection.longest_waiting(1)] in ([given.label], [other.label])
    assert not collection.withdraw("unknown") and not collection.withdraw(given.label)
    assert collection.withdraw(given.receipt) and collection.label(given.label) == label
    assert collection.withdraw(same.receipt) and collection.label(given.label) is None
    assert not collection.withdraw(same.receipt) and list(collection.check()) == []
    assert collection.photo(label) == PHOTO  # another crop of it is still there
    assert list(collection.withdrawn()) == [given.label]
    assert collection.withdraw(other.receipt) and list(collection.check()) == []
    with pytest.raises(CollectionError, match=f"photo {DIGEST}: its file is missing"):
        collection.photo(label)
    give(collection)
    assert collection.photo(label) == PHOTO and list(collection.withdrawn()) == [other.label]


def test_moderation_and_what_was_taken_back(collection: Collection) -> None:
    kept, gone, bad = (give(collection, bytes([number])) for number in range(3))
    labels = {each: collection.label(each.label) for each in (kept, gone, bad)}
    mine = Crop(0.2, 0.2, 0.8, 0.8, -1.0)
    for each in (kept, gone):
        collection.settle(labels[each], LabelState.ADJUSTED, mine)
    assert collection.reject(bad.label) and not collection.reject(bad.label)
    assert not collection.withdraw(bad.receipt) and collection.waiting() == 0
    assert {each.crop for each in collection.labels(LabelState.ADJUSTED)} == {mine}
    with pytest.raises(NotCollectable):
        collection.settle(labels[kept], LabelState.ADJUSTED, Crop(0.5, 0.5, 1.5, 1.0))
    again = give(collection, bytes([1]), (0.0, 0.0, 0.5, 0.5, 0.0))
    assert collection.withdraw(gone.receipt)
    rounded = Crop(0.2000004, 0.2, 0.8, 0.7999996, -1.0)
    pictures = [(labels[each].sha256, rounded) for each in (kept, gone, bad)]
    assert list(collection.taken_back([*pictures, ("0" * 64, WHOLE)])) == [False, True, False, False]
    assert again.label in {each.id for each in collection.longest_waiting(9)}


@pytest.mark.parametrize(
    "bad",
    [
        {"crop": (0.1, 0.1, 0.9, 0.9)},
        {"crop": (float("nan"), 0.1, 0.9, 0.9, 0.0)},
        {"crop": (0.1, 0.1, 0.9, float("inf"), 0.0)},
        {"crop": (0.1, 0.1, 0.9, "0.9", 0.0)},
        {"crop": (0.1, 0.1, True, 0.9, 0.0)},
        {"crop": (0.9, 0.1, 0.1, 0.9, 0.0)},
        {"crop": (0.0, 0.0, 1.0, 1.0, 20.0)},
        {"crop": (0.1, 0.1, 0.9, 0.9, 46.0)},
        {"crop": (10**400, 0.1, 0.9, 0.9, 0.0)},
        {"width": 0},
        {"width": 240.5},
        {"height": -1},
        {"height": 10**9},
        {"origin": ""},
        {"origin": "x" * 41},
        {"origin": "new\nline"},
        {"consent": ""},
        {"consent": "\x00"},
        {"consent": 7},
    ],
)
def test_what_makes_no_sense_is_not_stored(tmp_path, bad) -> None:
    given = {"photo": PHOTO, "width": 240, "height": 160, "crop": CROP, "origin": "visitor", "consent": "1"}
    with Collection.open(str(tmp_path)) as collection:
        with pytest.raises(NotCollectable):
            collection.add(**{**given, **bad})
        assert collection.waiting() == 0 and not (tmp_path / "photos").exists()


def test_damage_is_found_and_left_overs_are_removed(collection: Collection, place: Place) -> None:
    whole, missing, damaged = (give(collection, f"photo {number}".encode()) for number in range(3))
    digests = [sha256(f"photo {number}".encode()).hexdigest() for number in range(3)]
    objects = Objects(place.store)
    orphan = objects.put(b"its program was killed")
    objects.delete(digests[1])
    objects.overwrite(digests[2], b"photo !")
    found = {each.name: (each.reason, each.is_repaired) for each in collection.check()}
    assert found == {
        orphan: ("a file without a row", False),
        digests[1]: (f"photo {digests[1]}: its file is missing", False),
        digests[2]: (f"photo {digests[2]}: its file is damaged", False),
    }
    assert {each.name for each in collection.check(repair=True) if each.is_repaired} == {orphan}
    assert {each.name for each in collection.check()} == set(digests[1:])
    for number in (1, 2):  # given again, whether by the same person or another, mends it
        give(collection, f"photo {number}".encode())
    assert list(collection.check()) == []
    assert all(collection.withdraw(each.receipt) for each in (whole, missing, damaged))


HOSTILE = [
    "crop_left = 'NaN'",
    "crop_angle = 1e300",
    "crop_right = -5",
    "state = 'gone'",
    "origin = ''",
    "consent = '\u202e'",
    "id = '../../../../etc/passwd'",
    "id = ''",
]


def test_rows_that_make_no_sense_are_damage(collection: Collection, place: Place) -> None:
    good = give(collection, b"good")
    bad = [give(collection, change.encode()).label for change in HOSTILE]
    pairs = zip(HOSTILE, bad, strict=True)
    changes = (f"UPDATE label SET {what} WHERE id = '{name}'" for what, name in pairs)
    sql(place, "DELETE FROM receipt", *changes)
    found = list(collection.check())
    assert len(found) == len(HOSTILE) and all(each.reason for each in found)
    waiting = collection.longest_waiting(99)
    assert [each.id for each in waiting if isinstance(each, Label)] == [good.label]
    assert len(waiting) == len(HOSTILE)  # one is in another state
    assert isinstance(collection.label(bad[0]), Damage)


def test_another_version_and_other_peoples_tables_are_said(place: Place) -> None:
    Collection.open(place.store, place.database).close()
    Collection.open(place.store, place.database).close()
    sql(place, "UPDATE alembic_version SET version_num = 'ffff'")
    with pytest.raises(CollectionError, match="made by a newer version of the program .ffff."):
        Collection.open(place.store, place.database)
    sql(place, "DROP TABLE alembic_version")
    with pytest.raises(CollectionError, match="the database has another program's table label"):
        Collection.open(place.store, place.database)


def test_ten_programs_may_begin_at_once(place: Place) -> None:
    with ThreadPoolExecutor(10) as pool:
        opened = list(pool.map(lambda _: Collection.open(place.store, place.database), range(10)))
        receipts = list(pool.map(lambda each: give(each, b"the same"), opened))
        assert opened[0].waiting() == 1 and len({each.receipt for each in receipts}) == 10
        assert list(pool.map(lambda n: opened[n].withdraw(receipts[n].receipt), range(10))) == [True] * 10
    assert opened[0].waiting() == 0 and list(opened[0].check()) == []
    for each in opened:
        each.close()


def test_giving_and_withdrawing_the_same_photo_at_once(collection: Collection) -> None:
    """Whoever withdraws deletes the photo; whoever gives it meanwhile must not be left without."""

    def once(number: int) -> bool:
        given = give(collection, b"contended", (0.0, 0.0, 0.5, 0.5 + number / 1000, 0.0))
        return number % 5 == 0 or collection.withdraw(given.receipt)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(once, range(40)))
    assert collection.waiting() == 8 and list(collection.check()) == []


def test_the_folder_is_private_and_on_the_disk(tmp_path, monkeypatch) -> None:
    synced = []
    monkeypatch.setattr("os.fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    with Collection.open(str(tmp_path / "new")) as collection:
        give(collection)
    file = tmp_path / "new" / "photos" / DIGEST[:2] / DIGEST
    assert file.read_bytes() == PHOTO and file.stat().st_mode & 0o777 == 0o600
    assert {each.stat().st_ino for each in (file, file.parent, file.parent.parent)} <= set(synced)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_what_cannot_be_used_is_said_without_the_password(postgres: Postgres, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(NO_WAIT, 0)
    address = postgres.database()
    name = address.rpartition("/")[2]
    Collection.open(str(tmp_path), address).close()
    role = f"guest_{name}"
    postgres.sql(name, f"CREATE ROLE {role} LOGIN")
    guest = address.replace("owner@", f"{role}:topsecret@")
    (tmp_path / "file").write_bytes(b"")
    cases = {
        (str(tmp_path), guest): "gives no permission",
        (str(tmp_path), "postgresql+psycopg://owner:topsecret@127.0.0.1:1/x"): "refused",
        (str(tmp_path), f"{address}missing"): "does not exist",
        (str(tmp_path), "mysql://owner:topsecret@localhost/x"): "must be sqlite",
        (str(tmp_path), "sqlite://"): "must be sqlite",
        (str(tmp_path), "no address"): "cannot be read",
        (str(tmp_path), f"sqlite:///{tmp_path}/no/such/folder.sqlite"): "gone",
        (str(tmp_path), f"sqlite:///{tmp_path}/photo"): "not a database",
        (str(tmp_path / "file"), ""): "cannot be used",
        ("s3://bucket/x", ""): "needs a database",
        ("ftp://host/x", "sqlite:///x"): "cannot be used",
    }
    (tmp_path / "photo").write_bytes(b"\xff\xd8 is no database" * 100)
    for (store, database), words in cases.items():
        with pytest.raises(CollectionError, match=words) as caught:
            Collection.open(store, database)
        assert "topsecret" not in str(caught.value)


def test_a_store_without_permission_or_answer(place: Place, monkeypatch) -> None:
    monkeypatch.setattr(NO_WAIT, 0)
    if place.database:
        endpoint = os.environ["AWS_ENDPOINT_URL"]
        monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
        with Collection.open(place.store, place.database) as collection:
            with pytest.raises(CollectionError, match="does not answer"):
                give(collection)
            assert collection.waiting() == 0
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
        words = "no such object or place"
        with (
            Collection.open("s3://nobodys-bucket/x", place.database) as collection,
            pytest.raises(CollectionError, match=words),
        ):
            give(collection)


def test_a_database_that_is_started_again_loses_nothing(postgres: Postgres, tmp_path) -> None:
    with Collection.open(str(tmp_path), postgres.database()) as collection, ThreadPoolExecutor(2) as pool:
        given = pool.map(lambda number: give(collection, f"{number}".encode()), range(60))
        receipts = [next(given) for _ in range(10)]
        postgres.stop()
        postgres.start()
        receipts += given
        assert collection.waiting() == 60 and list(collection.check()) == []
        assert all(collection.withdraw(each.receipt) for each in receipts)


@pytest.mark.skipif(not os.environ.get("CROPPERHEAD_LONG_TESTS"), reason="it is long: make test-store")
def test_a_gateway_that_is_killed_and_started_again_loses_nothing(ceph, request, monkeypatch) -> None:
    ceph.bucket("killed")
    for variable, value in (*KEYS.items(), ("AWS_ENDPOINT_URL", ceph.endpoint)):
        monkeypatch.setenv(variable, value)
    database = request.getfixturevalue("postgres").database()
    with Collection.open("s3://killed", database) as collection, ThreadPoolExecutor(2) as pool:
        given = pool.map(lambda number: give(collection, f"{number}".encode()), range(100))
        receipts = [next(given) for _ in range(10)]
        ceph.kill_gateway()
        ceph.start_gateway()
        receipts += given
        assert collection.waiting() == 100 and list(collection.check()) == []
        assert all(collection.withdraw(each.receipt) for each in receipts)


GIVER = """
import sys
from cropperhead_desktop.store.collection import Collection
from tests.helpers.stores import CONSENT, CROP
store, database, first = sys.argv[1:]
with Collection.open(store, database) as collection:
    for number in range(int(first), 1000000):
        given = collection.add(f"photo {number}".encode(), 240, 160, CROP, "visitor", CONSENT)
        print(number, given.receipt, flush=True)
"""
KILLS = 50 if os.environ.get("CROPPERHEAD_LONG_TESTS") else 2


@pytest.mark.timeout(1800)
def test_nothing_that_was_answered_is_lost_to_kill_9(collection: Collection, place: Place) -> None:
    """Given, killed at any moment, gone on with: what a receipt was printed for is there."""
    receipts: dict[int, str] = {}
    moments = random.Random(17)
    for _ in range(KILLS):
        command = [sys.executable, "-c", GIVER, place.store, place.database, str(len(receipts))]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as giver:
            lines = [giver.stdout.readline() for _ in range(moments.randrange(1, 9))]
            select([giver.stdout], [], [], moments.uniform(0.0, 0.03))
            giver.kill()
            lines += giver.stdout.readlines()
        for line in (line for line in lines if line.endswith(b"\n")):
            number, receipt = line.decode().split()
            receipts[int(number)] = receipt
    assert len(receipts) >= KILLS
    rows = {each.sha256 for each in collection.longest_waiting(10**6) if isinstance(each, Label)}
    assert {sha256(f"photo {number}".encode()).hexdigest() for number in receipts} <= rows
    found = list(collection.check(repair=True))
    assert all(each.is_repaired for each in found) and list(collection.check()) == []
    print(f"{KILLS} x kill -9: {len(receipts)} answered, {len(rows)} rows, {len(found)} left over, removed")
    assert all(collection.withdraw(receipt) for receipt in list(receipts.values())[:9])
