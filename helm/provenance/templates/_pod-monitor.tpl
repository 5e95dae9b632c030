{{/* dict root component */}}
{{- define "provenance.podMonitor" -}}
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata:
  {{- include "provenance.metadata" . | nindent 2 }}
    {{- with .root.Values.monitoring.podMonitor.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  # The job of every app is "provenance", as in compose: the alert on targets that are down is said once.
  jobLabel: app.kubernetes.io/part-of
  selector:
    matchLabels: {{- include "provenance.selector" . | nindent 6 }}
  podMetricsEndpoints:
    - port: http
      path: /metrics
      interval: {{ .root.Values.monitoring.podMonitor.interval }}
{{- end -}}
