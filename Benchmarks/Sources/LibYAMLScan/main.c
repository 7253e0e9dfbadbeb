// The floor under `generate`: every event of a YAML file, taken from libyaml and thrown away.
#include <stdio.h>
#include <yaml.h>

static int scan(yaml_parser_t *parser, long *events) {
    for (;;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) return 0;
        int is_end = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        *events += 1;
        if (is_end) return 1;
    }
}

int main(int count, char **arguments) {
    if (count != 2) {
        fprintf(stderr, "usage: LibYAMLScan FILE\n");
        return 64;
    }
    FILE *file = fopen(arguments[1], "rb");
    if (!file) {
        perror(arguments[1]);
        return 2;
    }
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) return 70;
    yaml_parser_set_input_file(&parser, file);
    long events = 0;
    int is_whole = scan(&parser, &events);
    if (is_whole) {
        printf("%ld\n", events);
    } else {
        fprintf(stderr, "%s:%zu: %s\n", arguments[1], parser.problem_mark.line + 1, parser.problem);
    }
    yaml_parser_delete(&parser);
    fclose(file);
    return is_whole ? 0 : 1;
}
