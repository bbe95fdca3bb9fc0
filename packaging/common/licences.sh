#!/bin/sh
# Writes anew which libraries Slipway is shipped with and their licences, as the About dialog shows
# them. Run it after a change of the dependencies in pom.xml; LicencesTest tells when to.
set -eu
cd "$(dirname "$0")/../.."
./mvnw -q org.codehaus.mojo:license-maven-plugin:2.7.0:add-third-party \
  -Dlicense.includedScopes=compile,runtime \
  -Dlicense.fileTemplate=packaging/common/licences.ftl \
  -Dlicense.thirdPartyFilename=licences.txt \
  -Dlicense.outputDirectory=target/licences
LC_ALL=C sort target/licences/licences.txt | grep . \
  >src/main/resources/dev/slipway/ui/about/licences.txt
