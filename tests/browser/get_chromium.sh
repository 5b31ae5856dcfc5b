#!/bin/sh
# Makes sure that there is a browser for the tests: the Chromium found, else Playwright's own, else Debian's as root.
# Never silently without one: fails and says what to install. $1: the environment's bin folder.
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
ls "$HOME"/.cache/ms-playwright/chromium*/ >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "No Chromium found: installing Debian's" >&2
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "No Chromium found: trying Playwright's" >&2
"$1"/python -m playwright install chromium && exit 0
echo "The browser tests need Chromium: install the package chromium (or google-chrome) and run again" >&2
exit 1
