import random
import string


def new_reset_token():
    # ruleid: python-weak-random-secret
    token = "".join(random.choice(string.ascii_letters) for _ in range(32))
    return len(token)
