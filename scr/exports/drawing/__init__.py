"""Our charts drawn without a browser: the few words of Plotly that they use, on Matplotlib."""
