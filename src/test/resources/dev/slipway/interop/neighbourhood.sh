#!/usr/bin/env bash
# Builds what a user has before Slipway comes, with the aws command; prints the ids of
# Neighbourhood, one a line. AWS_ENDPOINT_URL, region and credentials come from outside.
set -euo pipefail
export AWS_PAGER="" AWS_DEFAULT_OUTPUT=text

subnet() {
    aws ec2 create-subnet --vpc-id "$vpc" --cidr-block "10.0.$1.0/24" \
        --availability-zone "$AWS_DEFAULT_REGION$2" --query Subnet.SubnetId
}

table() { # what the default route goes to, then subnets
    local table subnet route=$1
    shift
    table=$(aws ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId)
    # shellcheck disable=SC2086 # an option and its value
    aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 $route >/dev/null
    for subnet in "$@"; do
        aws ec2 associate-route-table --route-table-id "$table" --subnet-id "$subnet" >/dev/null
    done
}

vpc=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId)
public1=$(subnet 0 a)
public2=$(subnet 1 b)
private1=$(subnet 2 a)
private2=$(subnet 3 b)
gateway=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId)
aws ec2 attach-internet-gateway --vpc-id "$vpc" --internet-gateway-id "$gateway"
table "--gateway-id $gateway" "$public1" "$public2"
address=$(aws ec2 allocate-address --query AllocationId)
nat=$(aws ec2 create-nat-gateway --subnet-id "$public1" --allocation-id "$address" \
    --query NatGateway.NatGatewayId)
table "--nat-gateway-id $nat" "$private1" "$private2"

zone=$(aws route53 create-hosted-zone --name example.com --caller-reference theirs \
    --query HostedZone.Id)
certificate=$(aws acm request-certificate --domain-name example.com --validation-method DNS \
    --query CertificateArn)
aws acm wait certificate-validated --certificate-arn "$certificate"

printf '%s\n' "$vpc" "$public1" "$public2" "$private1" "$private2" "${zone##*/}" "$certificate"
