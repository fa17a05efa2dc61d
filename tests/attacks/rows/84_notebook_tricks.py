# row: 84
# title: Notebook metadata, tags, outputs, magics and shell lines
# class: TA
# walls: none
# expect: passed
# build: yes

import json


def cell(source, kind="code"):
    tags = {"tags": ["otter_ignore", "hide", "raises-exception", "injected-parameters"]}
    html = {"output_type": "display_data", "data": {"text/html": "<script>SMUGGLED</script>"}, "metadata": {}}
    return {"cell_type": kind, "source": source, "metadata": tags, "outputs": [html], "execution_count": 1}


def build(submissions, student, targets):
    (submissions / student).mkdir()
    cells = [
        cell(f"!touch {targets.BAIT}/shell\n%run {targets.COURSE}/solutions/activations/activations.py\nimport numpy as np"),
        cell(f"%%bash\ntouch {targets.BAIT}/bash"),
        cell(f"x = !touch {targets.BAIT}/assigned"),
        cell("def relu(x):\n    return np.maximum(np.asarray(x, dtype=float), 0)"),
        cell("def relu(x):\n    return None", "raw"),
        cell(f"get_ipython().system('touch {targets.BAIT}/ipython')"),
    ]
    kernel = {"kernelspec": {"name": "bash", "argv": ["touch", f"{targets.BAIT}/kernel"]}}
    notebook = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (submissions / student / "activations.ipynb").write_text(json.dumps(notebook))
