package io.evenkeel.core.view;

/**
 * A decision of a scaling loop.
 *
 * @param asked what the policy asked for
 * @param wanted what was made of it
 * @param ordered how many there were
 * @param reason in a few words
 */
public record ScalingDecisionView(
    long atEpochMillis, int asked, int wanted, int ordered, String reason) {}
