import hashlib
import hmac

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseForbidden, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from .models import Address, Comment, Delivery


# a machine calls it and signs what it sends
# ok: python-django-csrf-exempt
@csrf_exempt
def payment_webhook(request):
    expected = hmac.new(settings.WEBHOOK_KEY, request.body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, request.headers.get("X-Signature", "")):
        return HttpResponseForbidden()
    Delivery.objects.create(user=request.user, body=request.body)
    return HttpResponse(status=204)


# ok: python-django-csrf-exempt
@csrf_exempt
def health(request):
    return JsonResponse({"ok": True})


# it reads only
# ok: python-django-csrf-exempt
@csrf_exempt
def mine(request):
    rows = Comment.objects.filter(author=request.user).values("id", "text")
    return JsonResponse({"comments": list(rows)})


# ok: python-django-csrf-exempt
@login_required
def delete_address(request, pk):
    Address.objects.get(pk=pk, owner=request.user).delete()
    return JsonResponse({"ok": True})
