"""A second opinion on the contracts: openapi-spec-validator."""


from openapi_spec_validator import validate
from openapi_spec_validator.readers import read_from_filename

from peers import bundle, contracts


def run(report):
    for path in contracts():
        report.check(f"openapi-spec-validator: {path.stem}", lambda: accept(path))
        report.check(f"openapi-spec-validator: {path.stem}, bundled", lambda: accept(bundle(path)))


def accept(path):
    document, uri = read_from_filename(str(path))
    validate(document, base_uri=uri)
