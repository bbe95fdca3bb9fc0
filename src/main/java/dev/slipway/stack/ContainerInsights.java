package dev.slipway.stack;

/** How closely CloudWatch watches the cluster; closer costs more. */
public enum ContainerInsights {
    DISABLED,
    ENABLED,
    ENHANCED
}
