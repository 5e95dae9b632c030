{{/* dict root component */}}
{{- define "provenance.podMonitor" -}}
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {{- include "provenance.metadata" (merge (dict "labels" .root.Values.monitoring.podMonitor.labels) .) | nindent 2 }}
spec:
  # The job of every app is "provenance", as in compose: the alert on targets that are down is said once.
  jobLabel: app.kubernetes.io/part-of
  selector:
    matchLabels: {{- include "provenance.selector" . | nindent 6 }}
  podMetricsEndpoints:
    - port: http
      path: /metrics
      {{- with .root.Values.monitoring.podMonitor }}
      interval: {{ .interval | quote }}
      {{- with .scrapeTimeout }}
      scrapeTimeout: {{ . | quote }}
      {{- end }}
      {{- with .relabelings }}
      relabelings: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .metricRelabelings }}
      metricRelabelings: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- end }}
{{- end -}}
