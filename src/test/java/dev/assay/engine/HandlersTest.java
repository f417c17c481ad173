package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class HandlersTest {

    @Test
    void an_answer_goes_on_to_the_line_that_closes_its_brackets() {
        assertEquals(List.of("raise Refused(\n    code,\n)", "return None"),
                Handlers.answers(
                        List.of("if found:\n    raise Refused(\n    code,\n)\n    log.info(error)", "return None")));
    }

    @Test
    void a_status_is_read_from_a_number_a_constant_and_an_enumeration() {
        assertEquals(List.of("401", "403", "400", "503"), Handlers.statuses(
                "f(401, status.HTTP_403_FORBIDDEN, HTTPStatus.BAD_REQUEST, status_code=503, port=4010, share=401.5)"));
    }
}
