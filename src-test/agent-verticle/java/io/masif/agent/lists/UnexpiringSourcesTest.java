package io.masif.agent.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Folders;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnexpiringSourcesTest {
    @TempDir
    Path etc;

    @Test
    void areThoseOfEitherFormThatSaySo() {
        Folders.write(etc.resolve("sources.list"), """
                deb http://deb.example.com/debian stable main
                deb [ check-valid-until=no ] http://snapshot.example.com/archive/20240101T000000Z/ stable main
                deb [arch=amd64 check-valid-until=yes] http://other.example.com/ stable main
                # deb [check-valid-until=no] http://comment.example.com/ stable main
                """);
        Folders.write(etc.resolve("sources.list.d/more.sources"), """
                Types: deb
                URIs: https://user:secret@old.example.com/my_debian
                Suites: stable
                Components: main
                Check-Valid-Until: no

                Types: deb
                URIs: https://new.example.com/debian
                Suites: stable
                Components: main
                """);
        assertThat(UnexpiringSources.findPrefixes(etc))
                .containsExactly("snapshot.example.com_archive_20240101T000000Z", "old.example.com_my%5fdebian");
    }
}
