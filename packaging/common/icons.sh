#!/bin/sh
# Draws every size of the icon anew from icon.svg and, up to 32 pixels, from icon-small.svg.
# Needs rsvg-convert (librsvg2-bin), icotool (icoutils) and png2icns (icnsutils).
set -eu
cd "$(dirname "$0")"
for tool in rsvg-convert icotool png2icns; do
  command -v "$tool" >/dev/null || {
    echo "icons.sh: $tool is missing; on Debian: apt-get install librsvg2-bin icoutils icnsutils" >&2
    exit 1
  }
done

window=../../src/main/resources/dev/slipway/ui/common/icons
mkdir -p icons ../windows ../macos "$window"
for size in 16 24 32 48 64 128 256 512 1024; do
  drawing=icon.svg
  [ "$size" -gt 32 ] || drawing=icon-small.svg
  rsvg-convert --width "$size" --height "$size" "$drawing" --output "icons/slipway-$size.png"
done
# The window takes its icons from the class path.
for size in 16 32 48 64 128 256; do
  cp "icons/slipway-$size.png" "$window/"
done

cd icons
icotool --create --output ../../windows/slipway.ico \
  slipway-16.png slipway-24.png slipway-32.png slipway-48.png slipway-64.png slipway-128.png \
  --raw=slipway-256.png
png2icns ../../macos/slipway.icns \
  slipway-16.png slipway-32.png slipway-48.png slipway-128.png slipway-256.png slipway-512.png \
  slipway-1024.png >/dev/null
