# SPDX-License-Identifier: Apache-2.0
# A mail server with a Maildir: PORT-FILE MAILDIR [CERTIFICATE KEY USER PASSWORD]; with a certificate it wants STARTTLS
# and a login before anything else.
import asyncio
import os
import ssl
import sys

from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import SMTP, AuthResult


def protocol(handler):
    if len(sys.argv) < 5:
        return SMTP(handler, hostname="mx.test")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(sys.argv[3], sys.argv[4])
    known = (sys.argv[5].encode(), sys.argv[6].encode())

    def check(server, session, envelope, mechanism, data):
        return AuthResult(success=(data.login, data.password) == known, handled=False)

    return SMTP(handler, hostname="mx.test", tls_context=context, require_starttls=True,
                authenticator=check, auth_required=True)


async def main():
    handler = Mailbox(sys.argv[2])
    server = await asyncio.get_running_loop().create_server(lambda: protocol(handler), "127.0.0.1", 0)
    with open(sys.argv[1] + ".new", "w") as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    os.rename(sys.argv[1] + ".new", sys.argv[1])
    await server.serve_forever()


asyncio.run(main())
