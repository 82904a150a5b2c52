package org.reliefspan.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reliefspan.report.chart.PathwayPicture.Arrow;
import org.reliefspan.report.chart.PathwayPicture.Box;
import org.reliefspan.report.chart.PictureLayout.Spot;

class PathwayPictureTest {
  /** States s0, s1, ... with arrows that jump ahead, back and within a column. */
  private static PathwayPicture.Content tangled(int states) {
    List<Box> boxes = new ArrayList<>();
    List<Arrow> arrows = new ArrayList<>();
    for (int i = 0; i < states; i++) {
      boxes.add(new Box("state_" + i, i == 0 ? "start" : ""));
      arrows.add(new Arrow("state_" + i, "state_" + (i * 7 + 1) % states, "event" + i));
      arrows.add(new Arrow("state_" + i, "state_" + (i * 3 + 2) % states, "other" + i));
    }
    return new PathwayPicture.Content("Tangled", boxes, arrows);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7, 12, 20})
  void noTwoBoxesOverlapAndAllAreInThePicture(int states) {
    PictureLayout layout = PictureLayout.of(tangled(states));
    assertThat(layout.spots()).hasSize(states);
    for (Spot one : layout.spots()) {
      assertThat(one.x()).isNotNegative();
      assertThat(one.y()).isNotNegative();
      assertThat(one.x() + one.width()).isLessThanOrEqualTo(layout.width());
      assertThat(one.y() + one.height()).isLessThanOrEqualTo(layout.height());
      for (Spot other : layout.spots()) {
        boolean apart =
            one.equals(other)
                || one.x() + one.width() <= other.x()
                || other.x() + other.width() <= one.x()
                || one.y() + one.height() <= other.y()
                || other.y() + other.height() <= one.y();
        assertThat(apart).as(one + " " + other).isTrue();
      }
    }
  }

  @Test
  void everyStateAndEventIsNamed() {
    String svg = PathwayPicture.svg(tangled(6));
    for (int i = 0; i < 6; i++) {
      assertThat(svg).contains(">state " + i + "<").contains("event" + i).contains("other" + i);
    }
    assertThat(PathwayPicture.svg(tangled(6))).isEqualTo(svg);
  }

  @Test
  void whatLeadsSomewhereFromAllStatesIsToldInTheBox() {
    List<Box> boxes =
        List.of(
            new Box("a", "start"), new Box("b", ""), new Box("c", ""), new Box("dead", "final"));
    List<Arrow> arrows =
        List.of(
            new Arrow("a", "b", "go_on"),
            new Arrow("b", "c", "go_on"),
            new Arrow("b", "b", "call_again"),
            new Arrow("a", "dead", "death"),
            new Arrow("b", "dead", "death"),
            new Arrow("c", "dead", "death"));
    PathwayPicture.Content content = new PathwayPicture.Content("Death", boxes, arrows);
    assertThat(PictureLayout.of(content).links()).hasSize(2);
    assertThat(PathwayPicture.svg(content))
        .contains("from all: death")
        .contains("↻ call again")
        .contains(">go on<");
  }
}
