from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt

from .models import Address, Comment


# ruleid: python-django-csrf-exempt
@csrf_exempt
def add_comment(request, post_id):
    text = request.POST["text"]
    comment = Comment.objects.create(post_id=post_id, author=request.user, text=text)
    return JsonResponse({"id": comment.pk})


# ruleid: python-django-csrf-exempt
@csrf_exempt
def change_email(request):
    user = request.user
    user.email = request.POST["email"]
    user.save()
    return JsonResponse({"ok": True})


# ruleid: python-django-csrf-exempt
@csrf_exempt
@login_required
def delete_address(request, pk):
    Address.objects.get(pk=pk, owner=request.user).delete()
    return JsonResponse({"ok": True})
