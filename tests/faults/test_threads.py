"""numpy gets along with one thread, so that learners on one machine do not keep each other waiting."""

import pathlib

import pytest

from tests.faults.bare import run

TASKS = pathlib.Path("/proc/self/task")
BEGIN = """
import os
os.environ.pop("OPENBLAS_NUM_THREADS", None)
{before}
from nblib.language import words
import numpy as np
np.ones((500, 500)) @ np.ones((500, 500))
"""


@pytest.mark.skipif(not TASKS.exists(), reason="only Linux shows the threads of a process as files")
def test_the_course_is_content_with_one_thread(tmp_path):
    count = BEGIN.format(before="") + f"print(len(os.listdir('{TASKS}')))"
    assert run(count, tmp_path).strip() == "1"


def test_a_number_that_somebody_has_set_stays(tmp_path):
    tell = BEGIN.format(before="os.environ['OPENBLAS_NUM_THREADS'] = '2'") + "print(os.environ['OPENBLAS_NUM_THREADS'])"
    assert run(tell, tmp_path).strip() == "2"
