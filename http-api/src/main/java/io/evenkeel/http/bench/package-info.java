/** Load tests against a running cluster, each proving at its end that nothing was lost. */
@NullMarked
package io.evenkeel.http.bench;

import org.jspecify.annotations.NullMarked;
