from nestbox.ops.child import Child


def test_the_pause_before_a_new_start_doubles() -> None:
    child = Child("worker", ["false"], essential=False)
    pauses = []
    for _ in range(3):
        child.start()
        child.wait(30)
        pauses.append(child.start_later())
    assert pauses == [1.0, 2.0, 4.0]


def test_a_child_is_not_due_during_the_pause() -> None:
    child = Child("worker", ["false"], essential=False)
    child.start()
    child.wait(30)
    child.start_later()
    assert child.is_due is False


def test_a_child_that_runs_has_no_exit_code() -> None:
    child = Child("worker", ["sleep", "300"], essential=False)
    child.start()
    assert child.exit_code is None
    child.kill()
