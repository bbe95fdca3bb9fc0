package wreck.cli;

record KnowsSdk(software.amazon.awssdk.regions.Region region) {}
