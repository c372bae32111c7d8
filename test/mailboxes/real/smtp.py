"""An SMTP server of Debian's (aiosmtpd): STARTTLS, AUTH, and each mail that it takes as a file. Arguments: port, certificate, key, folder, password."""
import asyncio
import ssl
import sys
import uuid

from aiosmtpd.smtp import SMTP, AuthResult

port, certificate, key, folder, password = sys.argv[1:6]


class Keep:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        with open(f"{folder}/{uuid.uuid4()}.eml", "wb") as file:
            file.write(envelope.original_content)
        return "250 2.0.0 Ok: queued"


def authenticate(server, session, envelope, mechanism, data):
    good = data.login.decode() == "shop@localhost" and data.password.decode() == password
    return AuthResult(success=good, handled=False)


context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(certificate, key)


def server():
    return SMTP(Keep(), tls_context=context, require_starttls=True, auth_required=True, authenticator=authenticate)


async def main():
    running = await asyncio.get_running_loop().create_server(server, "127.0.0.1", int(port))
    print("ready", flush=True)
    await running.serve_forever()


asyncio.run(main())
