package dev.slipway.ui.wizard;

import dev.slipway.aws.Discovery.Subnet;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** A subnet that may be taken. */
record SubnetChoice(Subnet subnet, BooleanProperty taken) {
    SubnetChoice(Subnet subnet, boolean taken) {
        this(subnet, new SimpleBooleanProperty(taken));
    }
}
