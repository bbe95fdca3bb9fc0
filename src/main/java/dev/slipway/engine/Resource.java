package dev.slipway.engine;

/**
 * The properties of one thing in an account: what the user wants, or what was found there.
 *
 * <p>An implementation is a record whose components are strings, numbers, booleans, enums, {@link
 * java.time.Duration}, {@link Output}, {@link Sensitive}, {@link java.util.Optional}, lists, sets,
 * maps with string keys, and records of these. Components that AWS may return in any order belong
 * in a set or are sorted in the compact constructor, so that equal things compare equal.
 */
public interface Resource {}
