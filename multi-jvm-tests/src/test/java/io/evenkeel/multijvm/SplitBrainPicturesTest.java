package io.evenkeel.multijvm;

import io.evenkeel.multijvm.cluster.Cluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each way to settle a split, with each way in which a network breaks. But for {@code {A} | {B}}
 * with lease-majority: A and B compete with the others for the lease, and Akka may end all nodes.
 */
@Tag("faults")
class SplitBrainPicturesTest {

  private static final int NODES = 5;

  @RegisterExtension static final Cluster CLUSTER = Cluster.onFaultyNetwork(NODES);

  @ParameterizedTest(name = "{0}: {1} leaves {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "keep-majority;  {A, B, C} | {D, E};    ABC",
        "keep-majority;  {A, B} | {C, D, E};    CDE",
        "keep-majority;  {A, B} | {C, D} | {E}; ''",
        "keep-majority;  {A, B} |> {C, D, E};   CDE",
        "keep-majority;  {C, D, E} |> {A, B};   CDE",
        "keep-majority;  {A} | {B};             CDE",
        "static-quorum;  {A, B} | {C, D, E};    CDE",
        "static-quorum;  {A, B} | {C, D} | {E}; ''",
        "static-quorum;  {A, B} |> {C, D, E};   CDE",
        "static-quorum;  {A} | {B};             CDE",
        "keep-oldest;    {A, B} | {C, D, E};    AB",
        "keep-oldest;    {A} | {B, C, D, E};    BCDE",
        "keep-oldest;    {A, B} |> {C, D, E};   AB",
        "keep-oldest;    {C, D, E} |> {A, B};   AB",
        "keep-oldest;    {B} | {C};             ADE",
        "lease-majority; {A, B} | {C, D, E};    CDE",
        "lease-majority; {A, B} | {C, D} | {E}; AB or CD or E",
        "lease-majority; {A, B} |> {C, D, E};   CDE",
        "down-all;       {A, B} | {C, D, E};    ''",
        "down-all;       {A} | {B, C, D, E};    ''",
        "down-all;       {A} | {B};             ''"
      })
  void theSidesAgreeOnWhoGoesOn(String strategy, String picture, String survivors) {
    new SplitBrain(CLUSTER, NODES).expect(strategy, picture, survivors);
  }
}
