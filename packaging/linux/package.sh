#!/bin/sh
# Makes slipway_*.deb and slipway-*.rpm of an application image:
#   package.sh IMAGE DESTINATION VERSION
# What keeps a modification time keeps the AOT caches valid, so every copy here does.
set -eu
image=$1
destination=$(mkdir -p "$2" && cd "$2" && pwd)
version=$3
here=$(cd "$(dirname "$0")" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root/opt" "$root/usr/bin" "$root/usr/share/doc/slipway"
cp -a "$image" "$root/opt/slipway"
mv "$root"/opt/slipway/share/* "$root/usr/share/"
rmdir "$root/opt/slipway/share"
for icon in "$here"/../common/icons/slipway-*.png; do
    size=${icon##*-}
    size=${size%.png}
    install -Dp "$icon" "$root/usr/share/icons/hicolor/${size}x$size/apps/slipway.png"
done
install -Dp "$here/../common/icon.svg" "$root/usr/share/icons/hicolor/scalable/apps/slipway.svg"
ln -s ../../opt/slipway/bin/slipway "$root/usr/bin/slipway"
{
    cat "$here/../../LICENSE"
    printf '\nSlipway is shipped with these libraries, under the licences that their authors state:\n\n'
    cat "$here/../../src/main/resources/dev/slipway/ui/about/licences.txt"
    printf '\nThe licences of its Java are in /opt/slipway/lib/runtime/legal.\n'
} >"$root/usr/share/doc/slipway/copyright"
chmod -R u=rwX,go=rX "$root"

make_deb() {
    arch=$(dpkg --print-architecture)
    mkdir "$root/DEBIAN"
    sed -e "s/@version@/$version/" -e "s/@arch@/$arch/" \
        -e "s/@size@/$(du -sk --exclude=DEBIAN "$root" | cut -f 1)/" \
        "$here/control" >"$root/DEBIAN/control"
    (cd "$root" && find opt usr -type f -exec md5sum {} +) >"$root/DEBIAN/md5sums"
    dpkg-deb --root-owner-group -Zxz -z3 --build "$root" "$destination/slipway_${version}_$arch.deb"
    rm -r "$root/DEBIAN"
}

make_rpm() {
    rpmbuild -bb --quiet --define "_topdir $work/rpm" --define "_rpmdir $destination" \
        --define "_rpmfilename %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm" \
        --define "slipway_version $version" --define "slipway_root $root" "$here/slipway.spec"
    echo "built $(echo "$destination"/slipway-"$version"-*.rpm)"
}

made=
if command -v dpkg-deb >/dev/null; then
    make_deb
    made=deb
fi
if command -v rpmbuild >/dev/null; then
    make_rpm
    made=$made-rpm
fi
if [ -z "$made" ]; then
    echo "package.sh: neither dpkg-deb nor rpmbuild is there: install dpkg or rpm-build" >&2
    exit 1
fi
