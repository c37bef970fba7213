/** A running cluster under a step of load: how soon it has what it needs, and whom it fails. */
@NullMarked
package io.evenkeel.http.bench.elastic;

import org.jspecify.annotations.NullMarked;
