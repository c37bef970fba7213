/** What nodes are started and stopped with; see {@code evenkeel.scaling.nodes.driver}. */
@NullMarked
package io.evenkeel.http.scaling.driver;

import org.jspecify.annotations.NullMarked;
