/** What a client of the cluster sees. */
@NullMarked
package io.evenkeel.multijvm.http;

import org.jspecify.annotations.NullMarked;
