package org.reliefspan.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.reliefspan.domain.simulation.SearchRow;

/** What a search has found, in words. */
class SearchPartTest {
  @Test
  void everyStrategyIsToldWhatItsSearchHasFound() {
    assertThat(
            SearchPart.found(
                List.of(
                    plan("usual;suite=1;therapist=4", "misses"),
                    plan("integrated;suite=1;therapist=4", "misses"),
                    plan("integrated;suite=2;therapist=6", "chosen"),
                    plan("integrated;suite=3;therapist=6", "not run"))))
        .containsExactly(
            "Usual: no plan that was looked at is known to meet the targets.",
            "Integrated: the cheapest plan that meets the targets has 2 × suite, 6 × therapist, at"
                + " 810,000 per year.");
    assertThat(SearchPart.found(List.of())).isEmpty();
  }

  private static SearchRow plan(String plan, String verdict) {
    return new SearchRow(
        plan,
        810_000,
        1,
        verdict,
        "",
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }
}
