package io.evenkeel.core.view;

/**
 * What a node has and uses, as its container sees it.
 *
 * @param cores that it may use
 * @param cpu share of them that its process used, 0 to 1
 * @param machineCpu share of all processors that the machine or container uses, 0 to 1
 * @param heapUsedBytes garbage included
 * @param memoryFreeBytes of the machine or container
 * @param diskFreeBytes where it works; 0 when that is not known
 */
public record NodeResources(
    double cores,
    double cpu,
    double machineCpu,
    long heapUsedBytes,
    long heapMaxBytes,
    long memoryFreeBytes,
    long memoryTotalBytes,
    long diskFreeBytes,
    long diskTotalBytes) {}
