"""The theme without its hook: the pages do not depend on it, only the words round them do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_site_builds_strictly_without_the_hook(tmp_path: Path) -> None:
    configuration = tmp_path / "mkdocs.yml"
    configuration.write_text(
        f"INHERIT: {ROOT}/mkdocs.yml\nhooks: []\n"
        f"docs_dir: {ROOT}/tests/browser/pages\n"
        f"theme: {{custom_dir: {ROOT}/generator/site/theme}}\n"
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(configuration)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run([*command, "-d", str(tmp_path / "site")], capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    page = (tmp_path / "site/en/A/RES/69/96/index.html").read_text("utf-8")
    assert '<html lang="en"' in page
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    assert {"title", "a-formula", "a-op1-a", "a-op2", "fn-1", "fnref-1", "close"} <= ids
    assert 'href="../../../../../ru/A/RES/69/96/"' in page
