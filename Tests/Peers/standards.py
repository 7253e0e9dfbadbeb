"""Ordinary clients of the standards, used as their manuals say."""

import json

import requests
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata
from authlib.oidc.discovery import OpenIDProviderMetadata
from ckanapi import CKANAPIError, NotFound, RemoteCKAN
from filip.clients.ngsi_v2 import ContextBrokerClient, QuantumLeapClient
from filip.models.base import FiwareHeader
from filip.models.ngsi_v2.context import ContextEntity, NamedContextAttribute, Query
from filip.models.ngsi_v2.subscriptions import Message, Subscription
from geojson_pydantic import Feature, FeatureCollection
from linebot.v3.messaging import (
    ApiClient, Configuration, MessagingApi, MessagingApiBlob, PushMessageRequest, TextMessage)
from linebot.v3.messaging.exceptions import ApiException

from peers import CREDENTIALS, SPECS, Mock, bundle, expect, expect_equal, expect_raises


def run(report, corpus):
    with Mock(SPECS / "core/open-data-broker.yaml") as mock:
        broker(report, fiware(ContextBrokerClient, mock))
    with Mock(SPECS / "core/data-store.yaml") as mock:
        time_series(report, fiware(QuantumLeapClient, mock))
    with Mock(SPECS / "services/data-for-citizen.yaml") as mock:
        catalog(report, mock.url)
    with Mock(SPECS / "core/authorization.yaml", SPECS / "core/common-id.yaml") as mock:
        authorization(report, f"{mock.url}/authorization", f"{mock.url}/common-id")
    geography(report, SPECS / "services/snowplow-navi.yaml", 2)
    geography(report, SPECS / "assets/open-data.yaml", 1)
    if corpus is None:
        print("skip  line-bot-sdk: KAKEHASHI_CORPUS does not name a folder with line/", flush=True)
        return
    with Mock(corpus / "line/messaging-api.yml", root=corpus / "line") as mock:
        line(report, mock.url)


GEOJSON = "application/geo+json"

# MARK: GeoJSON


def geography(report, contract, count):
    """What a contract answers as GeoJSON (RFC 7946), by a reader that checks it."""
    document = json.loads(bundle(contract).read_text())
    asked = [
        operation["operationId"] for item in document["paths"].values() for operation in item.values()
        if isinstance(operation, dict) and GEOJSON in json.dumps(operation.get("responses", {}))]

    def read(url):
        answer = requests.get(url, headers=dict(CREDENTIALS, Accept=GEOJSON))
        expect_equal((answer.status_code, answer.headers["Content-Type"]), (200, GEOJSON), "status and type")
        if answer.json()["type"] == "Feature":
            expect(Feature.model_validate_json(answer.content).geometry, "there is nothing on the map")
        else:
            expect(FeatureCollection.model_validate_json(answer.content).features, "there are no features")

    expect_equal(len(asked), count, f"operations of {contract.stem} with GeoJSON")
    with Mock(contract) as mock:
        for _, url, name in mock.routes:
            if name in asked:
                report.check(f"geojson-pydantic: {contract.stem} {name}", lambda url=url: read(url))


# MARK: FIWARE

SHELTER = "urn:ngsi-ld:Shelter:072028:0903"


def fiware(client, mock):
    session = requests.Session()
    session.headers.update(CREDENTIALS)
    header = FiwareHeader(service="fukushima", service_path="/m072028")
    return client(url=mock.url, session=session, fiware_header=header)


def broker(report, client):
    """The open data broker, by filip's client of NGSIv2."""

    def version():
        expect("version" in client.get_version()["orion"], "the version has no 'orion'")
        expect_equal(client.get_resources()["entities_url"], "/v2/entities", "entities_url")

    def entity():
        attributes = {"name": {"type": "Text", "value": "見本公民館"}, "capacity": {"type": "Number", "value": 120}}
        client.post_entity(ContextEntity(id=SHELTER, type="Shelter", **attributes))
        read = client.get_entity(SHELTER, entity_type="Shelter")
        expect_equal((read.id, read.name.value, read.capacity.value), (SHELTER, "見本公民館", 120), "what was stored")
        expect(SHELTER in [found.id for found in client.get_entity_list()], "the list lacks what was stored")

    def attribute():
        expect_equal(client.get_attribute_value(SHELTER, "capacity"), 120, "the attribute")
        changed = NamedContextAttribute(name="capacity", type="Number", value=130)
        client.update_entity_attribute(SHELTER, changed)
        expect_equal(client.get_entity_attributes(SHELTER)["capacity"].value, 130, "the attribute that was changed")

    def types():
        names = [kind["type"] for kind in client.get_entity_types()]
        expect("TourismSpot" in names, f"the types are {names}")

    def query():
        asked = Query.model_validate({"entities": [{"idPattern": ".*", "type": "Shelter"}]})
        expect(isinstance(client.query(query=asked), list), "the answer to a query is no list")

    def batch():
        spot = ContextEntity(id="urn:ngsi-ld:TourismSpot:072028:0903", type="TourismSpot")
        client.update(entities=[spot], action_type="append")

    def subscription():
        wanted = Subscription.model_validate({
            "description": "避難所の開設", "subject": {"entities": [{"idPattern": ".*", "type": "Shelter"}]},
            "notification": {"http": {"url": "http://127.0.0.1:9/notify"}, "attrs": ["openStatus"]}, "throttling": 5})
        identifier = client.post_subscription(wanted)
        expect(identifier, "the subscription has no id")
        expect_equal(client.get_subscription(identifier).description, "避難所の開設", "what was stored")
        client.delete_subscription(identifier)

    def gone():
        client.delete_entity(SHELTER, "Shelter")
        error = expect_raises(Exception, lambda: client.get_entity(SHELTER), "an entity that was deleted")
        expect_equal(error.response.status_code, 404, "the status")

    report.check("filip: version and resources of the broker", version)
    report.check("filip: an entity is stored, read and listed", entity)
    report.check("filip: an attribute is read and changed", attribute)
    report.check("filip: types of entities", types)
    report.check("filip: a query", query)
    report.check("filip: a batch", batch)
    report.check("filip: a subscription is stored, read and deleted", subscription)
    report.check("filip: an entity that was deleted is not found", gone)


SOLAR = "urn:ngsi-ld:SolarGenerationAggregate:072028:daily"


def time_series(report, client):
    """The data store, by filip's client of QuantumLeap."""

    def notify():
        client.post_notification(Message.model_validate({
            "subscriptionId": "68b5645ae4b0c1d2e3f40502", "data": [{
                "id": SOLAR, "type": "SolarGenerationAggregate",
                "energyKWh": {"type": "Number", "value": 1312.0, "metadata": {}}}]}))

    def history():
        series = client.get_entity_by_id(SOLAR, entity_type="SolarGenerationAggregate")
        expect_equal(series.entityId, SOLAR, "the entity")
        values = {attribute.attrName: attribute.values for attribute in series.attributes}
        expect_equal(len(values["energyKWh"]), len(series.index), "the number of values")
        expect(len(series.index) > 0, "the series is empty")

    def views():
        one = client.get_entity_attr_by_id(SOLAR, "energyKWh")
        expect_equal([attribute.attrName for attribute in one.attributes], ["energyKWh"], "the attributes")
        expect(client.get_entity_values_by_id(SOLAR).index, "the values have no index")
        expect(client.get_entity_by_type("SolarGenerationAggregate"), "the type has no entity")

    def entities():
        expect_equal(client.get_version().keys(), {"version"}, "the version")
        expect_equal(client.get_health()["status"], "pass", "the health")
        expect(SOLAR in [entity.entityId for entity in client.get_entities()], "the entity is not listed")

    report.check("filip: version, health and entities of the data store", entities)
    report.check("filip: a notification is taken", notify)
    report.check("filip: the history of an entity", history)
    report.check("filip: views of the history", views)


# MARK: CKAN


def catalog(report, url):
    """DATA for CITIZEN, by ckanapi; reading needs no key, writing needs an API token."""
    reader = RemoteCKAN(url, user_agent="kakehashi-peers/1")
    writer = RemoteCKAN(url, apikey="peer", user_agent="kakehashi-peers/1")

    def site():
        expect(reader.action.site_read(), "the site cannot be read")
        expect(reader.action.status_show()["ckan_version"], "the status has no version")

    def packages():
        names = reader.action.package_list()
        expect("evacuation-sites" in names, f"the packages are {names}")
        package = reader.action.package_show(id="evacuation-sites")
        expect_equal(package["name"], "evacuation-sites", "the name")
        resource = reader.action.resource_show(id=package["resources"][0]["id"])
        expect_equal(resource["package_id"], package["id"], "the package of the resource")

    def search():
        found = reader.action.package_search(q="避難", rows=5)
        expect(found["count"] > 0 and found["results"], "nothing is found")
        for names in (reader.action.organization_list(), reader.action.group_list(), reader.action.tag_list()):
            expect(names, "a list of names is empty")

    def rows():
        resource = "e3c90814-6d51-4a7c-9fae-2d3c4e5f6071"
        found = reader.action.datastore_search(resource_id=resource, limit=3)
        expect_equal(found["resource_id"], resource, "the resource")
        expect(found["fields"] and found["records"], "there are no rows")

    def missing():
        expect_raises(NotFound, lambda: reader.action.package_show(id="no-such-package"), "a package that is missing")

    def token():
        error = expect_raises(CKANAPIError, lambda: reader.action.package_delete(id="aed"), "writing without a token")
        expect("401" in str(error), f"the error is {error}")

    def writing():
        made = writer.action.package_create(
            name="peer-package", title="見本の一覧", notes="見本です。", owner_org="aizuwakamatsu-city")
        expect_equal(made["name"], "peer-package", "what was made")
        expect_equal(writer.action.package_patch(id="peer-package", title="見本")["title"], "見本", "what was changed")
        writer.action.package_delete(id="peer-package")
        expect_raises(NotFound, lambda: reader.action.package_show(id="peer-package"), "a package that was deleted")

    report.check("ckanapi: site and status", site)
    report.check("ckanapi: packages are listed and shown", packages)
    report.check("ckanapi: search and lists of names", search)
    report.check("ckanapi: rows of the data store", rows)
    report.check("ckanapi: a package that is missing is not found", missing)
    report.check("ckanapi: writing needs a token", token)
    report.check("ckanapi: a package is made, changed and deleted", writing)


# MARK: OAuth 2.0 and OpenID Connect


def authorization(report, issuer, accounts):
    """The authorization server and the provider of common ids, by authlib."""
    # The mock plays the redirect that the contract has as its example, so the client asks for that one.
    redirect, state = "https://portal.example.jp/callback", "st-8Kd2mQx5Vb"
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    app = OAuth2Session(
        "fukushima-portal-app", "secret", scope="openid profile opt-in:consents.read", redirect_uri=redirect,
        code_challenge_method="S256")

    def discovery():
        AuthorizationServerMetadata(get(f"{issuer}/.well-known/oauth-authorization-server")).validate()
        OpenIDProviderMetadata(get(f"{accounts}/.well-known/openid-configuration")).validate()

    def code():
        url, _ = app.create_authorization_url(f"{issuer}/authorize", state=state, code_verifier=verifier)
        answer = requests.get(url, allow_redirects=False)
        expect_equal(answer.status_code, 302, "the status")
        location = answer.headers["Location"]
        expect(location.startswith(redirect), f"the redirect is to {location}")
        # It compares the state with its own before it asks.
        tokens = app.fetch_token(
            f"{issuer}/token", authorization_response=location, state=state, code_verifier=verifier)
        expect_equal(tokens["token_type"], "Bearer", "the type of token")
        expect(tokens["access_token"] and tokens["refresh_token"] and tokens["id_token"], "a token is missing")

    def refresh():
        old = app.token["access_token"]
        app.refresh_token(f"{issuer}/token", refresh_token=app.token["refresh_token"])
        expect(app.token["access_token"] != old, "the token is the old one")

    def userinfo():
        person = app.get(f"{accounts}/userinfo").json()
        expect_equal(person["sub"], "Zk3uQ8f1Tn0aXw7LrY5cHg", "the subject")
        expect(get(f"{accounts}/jwks.json")["keys"], "there are no keys")
        refused = requests.get(f"{accounts}/userinfo")
        expect_equal(refused.status_code, 401, "the status without a token")
        expect("Bearer" in refused.headers.get("WWW-Authenticate", ""), "the 401 does not ask for a token")

    def client_credentials():
        server = OAuth2Session("opt-in-server", "secret", scope="opt-in:consents.read")
        tokens = server.fetch_token(f"{issuer}/token", grant_type="client_credentials")
        expect(tokens["access_token"], "there is no token")
        expect("refresh_token" not in tokens, "a server gets no token to refresh (RFC 6749 section 4.4.3)")

    def introspection():
        known = app.introspect_token(f"{issuer}/introspect", token="at-3Qm8vXc1RkT7nZs5LwYb2GdHf9PjU0eA").json()
        expect(known["active"] is True and known["sub"], "a token that is known is not active")
        expect_equal(app.revoke_token(f"{issuer}/revoke", token="at-3Qm8").status_code, 200, "the status")

    def refused():
        answer = requests.post(f"{issuer}/token", data={"grant_type": "password"}, auth=("app", "secret"))
        expect_equal(answer.status_code, 400, "the status of a grant that is not offered")
        expect("error" in answer.json(), "RFC 6749 section 5.2 asks for 'error'")

    report.check("authlib: metadata of both servers", discovery)
    report.check("authlib: authorization code with PKCE", code)
    report.check("authlib: a refreshed token", refresh)
    report.check("authlib: userinfo and keys", userinfo)
    report.check("authlib: client credentials", client_credentials)
    report.check("authlib: introspection and revocation", introspection)
    report.check("authlib: a refused grant", refused)


def get(url):
    answer = requests.get(url)
    answer.raise_for_status()
    return answer.json()


# MARK: LINE


def line(report, url):
    """The messaging API of LINE, by LINE's own SDK."""
    person = "U4af4980629e1f1b2c3d4e5f60718293a"

    def client(token):
        return MessagingApi(ApiClient(Configuration(host=url, access_token=token)))

    def push():
        message = PushMessageRequest(to=person, messages=[TextMessage(text="避難所が開設されました。")])
        expect(client("peer").push_message(message).sent_messages, "no message was sent")

    def profile():
        expect(client("peer").get_profile(person).display_name, "the profile has no name")

    def image():
        blobs = MessagingApiBlob(ApiClient(Configuration(host=url, access_token="peer")))
        blobs.set_rich_menu_image(
            "richmenu-1", b"\x89PNG\r\n\x1a\n", _headers={"Content-Type": "image/png"})

    def token():
        error = expect_raises(ApiException, lambda: client("").get_profile(person), "a call without a token")
        expect_equal(error.status, 401, "the status")

    report.check("line-bot-sdk: a message is pushed", push)
    report.check("line-bot-sdk: a profile is read", profile)
    report.check("line-bot-sdk: an image is uploaded", image)
    report.check("line-bot-sdk: a call without a token is refused", token)
