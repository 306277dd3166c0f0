from nestbox.ops.child import Child


def fails(child: Child) -> float:
    child.start()
    child.wait(30)
    return child.start_later()


def test_the_pause_before_a_new_start_doubles() -> None:
    child = Child("worker", ["false"], essential=False)
    assert [fails(child) for _ in range(3)] == [1.0, 2.0, 4.0]


def test_the_pause_stays_bearable() -> None:
    child = Child("worker", ["false"], essential=False)
    assert [fails(child) for _ in range(9)][-2:] == [60.0, 60.0]


def test_a_child_is_not_due_during_the_pause() -> None:
    child = Child("worker", ["false"], essential=False)
    fails(child)
    assert child.is_due is False


def test_a_child_that_runs_has_no_exit_code() -> None:
    child = Child("worker", ["sleep", "300"], essential=False)
    child.start()
    assert child.exit_code is None
    child.kill()
