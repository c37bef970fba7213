package io.evenkeel.core.view;

/**
 * What the entities of a node do, by its last report.
 *
 * @param node host:port
 * @param capacityCores what it can do, in processors
 * @param workCores what its entities of all types do, in seconds of processor time per second
 * @param ageMillis since the report came to the asked node
 */
public record NodeWorkView(String node, double capacityCores, double workCores, long ageMillis) {}
