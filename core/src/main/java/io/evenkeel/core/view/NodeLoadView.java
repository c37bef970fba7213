package io.evenkeel.core.view;

/**
 * The load of a node.
 *
 * @param node host:port
 * @param http calls to its HTTP server
 * @param used of its scarcest: its processors, or what one of its services can work on at a time; 0
 *     to 1
 * @param ageMillis of its last report
 */
public record NodeLoadView(
    String node, CallsView http, double used, NodeResources resources, long ageMillis) {}
