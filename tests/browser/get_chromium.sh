#!/bin/sh
# Makes sure that there is a browser for the tests: the Chromium or Chrome found, else Playwright's own if it starts, else
# Debian's as root (it brings the libraries that Playwright's own may lack), else Playwright's, installed now.
# Never silently without one: fails and says what to install. $1: the environment's bin folder.
bin=$1
own() {
  "$bin"/python -c 'from playwright.sync_api import sync_playwright as start
with start() as play: play.chromium.launch(args=["--no-sandbox"]).close()' >/dev/null 2>&1
}

for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
own && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "No Chromium found: installing Debian's" >&2
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
  command -v chromium >/dev/null 2>&1 && exit 0
fi
echo "No Chromium found: trying Playwright's" >&2
"$bin"/python -m playwright install chromium && own && exit 0
echo "The browser tests need Chromium: install the package chromium (or google-chrome) and run again" >&2
exit 1
