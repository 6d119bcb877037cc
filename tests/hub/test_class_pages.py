"""What docs/teaching.md says of the class's votes, and docs/learning-platform.md: names, settings and files are the true ones."""

import re

import pytest
import yaml

from hub import votes_config
from nblib import panels
from tests.hub.test_teaching import PARTS, ROOT

PLATFORM = (ROOT / "docs" / "learning-platform.md").read_text("utf-8")
VOTES = (ROOT / "hub" / "votes.html").read_text("utf-8")
SECTION = {
    "ja": r"\n## クラスの予想を見る\n(.*?)\n## 解答集\n",
    "en": r"\n## See what the class thinks\n(.*?)\n## The answer key\n",
}
CARD = (ROOT / "nblib" / "panels" / "prediction_view.py").read_text("utf-8")
PRESSED = {"ja": "「([^」]+)」(?:を押|で CSV)", "en": "[Pp]ress(?:es)? “([^”]+)”"}


def section(language):
    """The section on votes in this language."""
    return re.search(SECTION[language], PARTS[language], re.DOTALL)[1]


def values(language):
    """What it adds to the values for Kubernetes."""
    return yaml.safe_load(re.search(r"```yaml\n(.*?)```", section(language), re.DOTALL)[1])


@pytest.mark.parametrize("language", PARTS)
def test_kubernetes_is_told_what_the_other_hubs_are(language):
    told, scope = values(language), votes_config.MAY_ANSWER
    assert scope in told["hub"]["loadRoles"]["user"]["scopes"]
    assert scope in told["hub"]["config"]["KubeSpawner"]["server_token_scopes"]
    assert told["singleuser"]["extraEnv"]["NBLIB_VOTES"] == told["hub"]["services"]["votes"]["url"] + "/services/votes/"
    port = told["hub"]["service"]["extraPorts"][0]["port"]
    assert told["hub"]["services"]["votes"]["url"].endswith(f":{port}") and f"add_votes(c, {port})" in section(language)
    for part in (told["hub"]["networkPolicy"]["ingress"], *(told[name] for name in ("singleuser",))):
        assert str({"port": port}) in str(part)


@pytest.mark.parametrize("language", PARTS)
def test_each_file_of_the_service_is_handed_over(language):
    files = {name: file["mountPath"] for name, file in values(language)["hub"]["extraFiles"].items()}
    given = dict(re.findall(r"extraFiles\.([\w-]+)\.stringData=(\S+)", section(language)))
    assert set(given) == set(files) and len(given) == 3
    for name, path in given.items():
        assert (ROOT / path).is_file() and files[name].endswith(path.removeprefix("hub"))
    assert values(language)["hub"]["services"]["votes"]["command"][-1] in files.values()


@pytest.mark.parametrize("language", PARTS)
def test_buttons_and_functions_are_called_as_the_page_says(language):
    pressed = re.findall(PRESSED[language], section(language))
    assert len(pressed) >= 5
    for name in pressed:
        assert f'"{name}' in VOTES + CARD, name
    for name in re.findall(r"from nblib.panels import (\w+)", section(language)):
        assert callable(getattr(panels, name))


def test_the_platform_page_names_settings_in_both_languages_alike():
    japanese, english = PLATFORM.split("\n## In your learning platform\n")
    settings = [re.findall(r"^c\.[\w.]+", part, re.MULTILINE) for part in (japanese, english)]
    assert settings[0] == settings[1] and len(settings[0]) == 7
    for target in re.findall(r"\]\((\w[^)#]*)", PLATFORM):
        assert (ROOT / "docs" / target).is_file()
