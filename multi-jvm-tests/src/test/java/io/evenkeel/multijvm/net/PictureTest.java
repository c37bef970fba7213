package io.evenkeel.multijvm.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

  @Test
  void aWallCutsEveryPairBothWays() {
    var picture = Picture.of("{A, B} | {C, D, E}");
    assertThat(picture.sides()).containsExactly(Set.of(0, 1), Set.of(2, 3, 4));
    assertThat(picture.links()).hasSize(12).contains(new Link(0, 4), new Link(4, 0));
    assertThat(picture.links()).doesNotContain(new Link(0, 1), new Link(2, 3));
  }

  @Test
  void aWallWithAnArrowCutsWhatTheLeftSends() {
    assertThat(Picture.of("{A} |> {B, C}").links())
        .containsExactlyInAnyOrder(new Link(0, 1), new Link(0, 2));
  }

  @Test
  void nodesThatAreNotDrawnKeepAllLinks() {
    assertThat(Picture.of("{A} | {B}").links())
        .containsExactlyInAnyOrder(new Link(0, 1), new Link(1, 0));
  }

  @Test
  void threeSidesAreCutPairwise() {
    assertThat(Picture.of("{A}|{B}|{C}").links()).hasSize(6);
  }

  @ParameterizedTest(name = "<{0}>")
  @ValueSource(strings = {"", "{A, B}", "A | B", "{A} | {}", "{A} | {A}", "{A} | {b}", "{A} |"})
  void anythingElseIsNoDrawing(String text) {
    assertThatThrownBy(() -> Picture.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
