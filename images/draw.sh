#!/bin/sh
# Draws architecture-light.png and architecture-dark.png anew from architecture.svg.
# Needs rsvg-convert (librsvg2-bin). The screenshots beside them: ./mvnw -Pscreenshots verify
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
# The typeface of the window, wherever it is drawn.
cat >"$work/fonts.conf" <<END
<fontconfig><dir>$(cd ../src/main/resources/dev/slipway/ui/common/fonts && pwd)</dir><cachedir>$work</cachedir></fontconfig>
END
export FONTCONFIG_FILE="$work/fonts.conf"

draw() { # SVG FOLDER: both appearances of it, at twice its size
  name=$(basename "$1" .svg)
  rsvg-convert --zoom 2 "$1" --output "$2/$name-light.png"
  # rsvg-convert asks for no colour scheme: the rules for the dark one are made to hold always.
  sed '/@media (prefers-color-scheme: dark)/,/^    }$/{/@media/d;/^    }$/d}' "$1" >"$work/dark.svg"
  rsvg-convert --zoom 2 "$work/dark.svg" --output "$2/$name-dark.png"
}

draw architecture.svg .
