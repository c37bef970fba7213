/**
 * What is done to a cluster on purpose: faults, schedules of faults that can be printed and
 * replayed, and the nemesis that carries them out through a port.
 */
@NullMarked
package io.evenkeel.multijvm.faults.nemesis;

import org.jspecify.annotations.NullMarked;
