"""The words that plans use in other languages for what the grammar calls in English."""

import re
from functools import lru_cache

from .patterns import Pattern


def _alternatives(phrases: str) -> list[str]:
    """The phrases between bars, where these do not stand in parentheses."""
    return re.split(r"\|(?![^()]*\))", phrases)


_WORDS = {
    "value objects": "vos|wertobjekte|objets[- ]valeurs?|objetos de valor|oggetti valore|waardeobjecten",
    "enums": "aufzählungen|zustandsautomaten|énumérations|enumeraciones|enumerações|enumerazioni",
    "aggregates": "aggs|aggregate und entitäten|agrégats|agregados|aggregati|aggregaten",
    "context": "ctx",
    "repository": "repo",
    "aggregate": "agg|aggregat|agrégat|agregado|aggregato|aggregaat",
    "entities": "entitäten|entités|entidades|entità|entiteiten",
    "entity": "entität|entité|entidad|entidade|entiteit",
    "outcomes": "ergebnisse|résultats|resultados|risultati|uitkomsten",
    "events": "evts|ereignisse|domänenereignisse|événements|eventos|eventi|gebeurtenissen",
    "commands": "cmds|befehle|kommandos|fachoperationen|commandes|comandos|comandi",
    "repositories": "repos|ablagen|dépôts|repositorios|repositórios",
    "implementation plan": "(?:implementierungs|umsetzungs)plan|plan (?:de |d')(?:implementación|implementação|implémentation|mise en œuvre)|piano di implementazione",
    "technical context": "technischer (?:kontext|rahmen)|contexte technique|contexto técnico|contesto tecnico|technische context",
    "constitution check": "verfassungsprüfung|vérification de la constitution|(?:revisión|verificación|comprobación) de la constitución|verificação da constituição",
    "project structure": "projektstruktur|structure du projet|estructura del proyecto|estrutura do projeto|struttura del progetto|projectstructuur",
    "domain design": "domänen(?:entwurf|modell|design)|conception du domaine|modèle du domaine|diseño del dominio|modelo de dominio|desenho do domínio|modello di dominio",
    "cross-domain dependencies": "abhängigkeiten(?: zwischen (?:den )?(?:domänen|kontexten))?|dépendances(?: entre domaines)?|dependencias(?: entre (?:dominios|contextos))?|dependências(?: entre domínios)?|dipendenze(?: tra domini)?",
    "complexity tracking": "komplexitäts(?:verfolgung|nachweis)|suivi de la complexité|seguimiento de (?:la )?complejidad",
    "performance goals": "leistungsziele|objectifs de performance|objetivos de rendimiento|metas de desempenho|objetivos de desempenho|obiettivi di prestazione|prestatiedoelen",
    "constraints": "randbedingungen|einschränkungen|vorgaben|contraintes|restricciones|restrições|vincoli|randvoorwaarden",
    "storage": "speicher|speicherung|stockage|almacenamiento|armazenamento|archiviazione|opslag",
    "name": "nombre|nom|nome|naam|bezeichnung",
    "rules": "reglas|regeln|règles|regras|regole|regels",
    "notes": "notas|hinweise|bemerkungen|anmerkungen|remarques|osservazioni|opmerkingen",
    "description": "descripción|beschreibung|descrição|descrizione|omschrijving|bedeutung|significado",
    "field": "feld|champ|campo|veld",
    "type": "tipo|typ",
    "command": "befehl|kommando|commande|comando|opdracht",
    "event": "ereignis|événement|evento|gebeurtenis",
    "data": "daten|données|datos|dados|dati|gegevens",
    "aggregate root": "aggregat(?:s)?wurzel|wurzel des aggregats|racine (?:de l'|d')agrégat|raíz del agregado|raiz do agregado|radice dell'aggregato",
    "root": "wurzel|racine|raíz|raiz|radice|wortel",
    "exactly": "genau|exactement|exactamente|exatamente|esattamente|precies",
    "multiple of": "vielfaches von|multiple de|múltiplo de|multiplo di|veelvoud van",
    "summary": "zusammenfassung|résumé|resumen|resumo|riepilogo|samenvatting",
    "from": "von|aus|depuis|desde",
    "to": "nach|zu|bis|vers|jusqu'à|hacia|hasta|até",
    "and": "und|et|y",
    "or": "oder|ou",
    "trigger": "auslöser|déclencheur|disparador|desencadenante|gatilho|innesco",
    "guard": "bedingung|garde|condición|condição",
    "states": "zustände|états|estados|stati|toestanden",
    "transitions": "übergänge|transiciones|transições|transizioni|overgangen",
    "only": "nur|solo|sólo|seulement|uniquement|apenas|somente|alleen",
    "terminal": "endzustände|endzustand|états finaux|état final|estados finales|estado final|estados finais|stati finali",
    "initial": "anfangszustand|startzustand|état initial|estado inicial|stato iniziale|begintoestand",
    "starts in": "beginnt (?:mit|in|als)|commence (?:par|dans)|empieza (?:en|con)|comienza (?:en|con)|começa (?:em|com)|inizia (?:con|in)",
    "methods": "methoden|méthodes|métodos|metodi",
    "fields": "felder|champs|campos|campi|velden|merkmale|eigenschaften",
    "category": "kategorie|catégorie|categoría|categoria|categorie",
    "retention": "conservation|durée de conservation|aufbewahrung|aufbewahrungsdauer|aufbewahrungsfrist|rétention|retención|conservación|retenção|conservazione|bewaartermijn",
    "payload": "nutzdaten|inhalt|charge utile|contenu|carga útil|contenido|conteúdo|contenuto",
    "justification": "begründung|justificación|justificativa|giustificazione|motivazione|rechtvaardiging",
    "operations": "ops|operationen|opérations|operaciones|operações|operazioni|bewerkingen",
    "unique": "único|única|eindeutig|univoco|uniek",
    "optional": "opcional|optionnel(?:le)?|facultatif|facoltativo|optioneel",
    "outcome": "ergebnis|résultat|resultado|risultato|uitkomst",
    "strictly": "strictement|estrictamente|estritamente|strettamente|strikt|streng",
    "publish": "publicar|publier|veröffentlichen|pubblicare|publiceren",
    "storage type": "speicherart|speichertyp|type de stockage|tipo de almacenamiento|tipo de armazenamento|tipo di archiviazione",
    "composite of": "zusammengesetzt aus|besteht aus|composé de|compuesto (?:de|por)|composto (?:de|por|da|di)|samengesteld uit",
    "pattern": "muster|patrón|padrão|modello|patroon",
    "between": "zwischen|entre|tra|tussen",
    "at least": "mindestens|minimum|mínimo(?: de)?|minimo|wenigstens|au moins|al menos|como mínimo|pelo menos|no mínimo|almeno|minstens",
    "at most": "höchstens|maximal|máximo(?: de)?|massimo|au plus|au maximum|como máximo|a lo sumo|no máximo|al massimo|hoogstens",
    "greater than": "größer(?: als)?|mehr als|plus grand que|supérieur à|mayor que|maior que|maggiore di|groter dan",
    "less than": "kleiner(?: als)?|weniger als|plus petit que|inférieur à|menor que|minore di|kleiner dan",
    "positive": "positiv|positif|positivo",
    "non-negative": "nicht negativ|nichtnegativ|non négatif|no negativo|não negativo",
    "non-empty": "nicht leer|non vide|no vacío|não vazio|non vuoto",
    "characters": "zeichen|caractères|caracteres|caratteri|tekens",
    "digits": "ziffern|stellen|chiffres|dígitos|cifras|cifre|cijfers",
    "decimal places": "nachkommastellen|dezimalstellen|décimales|chiffres après la virgule|decimales|casas decimais|decimali",
    "uppercase": "großbuchstaben|majuscules|mayúsculas|maiúsculas|maiuscole",
    "lowercase": "kleinbuchstaben|minuscules|minúsculas|minuscole",
    "string": "zeichenkette|chaîne|cadena|texto|stringa",
    "integer": "ganzzahl|ganze zahl|entier|entero|inteiro|intero|geheel getal",
    "date": "datum|fecha",
    "timestamp": "zeitstempel|zeitpunkt|horodatage|marca de tiempo",
    "emitted when": "ausgelöst,? wenn|(?:émis|déclenché),? (?:quand|lorsque|lorsqu')|(?:emitido|emitida|se emite),? (?:cuando|quando)|emesso quando",
    "imports from": "importiert aus|importe (?:de|depuis)|importa de|importa da",
}
_SHORT = {
    **dict.fromkeys(("de", "da", "di", "du"), "from"),
    **dict.fromkeys(("a", "à", "para", "naar"), "to"),
}
_PHRASES = sorted(
    ((phrase, word) for word, phrases in _WORDS.items() for phrase in _alternatives(phrases)),
    key=lambda pair: -len(pair[0]),
)
_FOREIGN = Pattern(
    rf"(?<!\w)(?:{'|'.join(f'({phrase})' for phrase, _ in _PHRASES)})(?!\w)", re.IGNORECASE
)
"""A phrase, each in a group of its own."""


@lru_cache(maxsize=4096)
def english(text: str) -> str:
    """The text with the grammar's own words in English; names and code stay as they are."""
    if len(text) > 400:
        return text
    return _FOREIGN.sub(_translated, text)


def whole(label: str) -> str:
    """A label in English, when it is a word too short to be translated wherever it stands."""
    return _SHORT.get(label, label)


def _translated(found: re.Match[str]) -> str:
    if found[0].isupper() and len(found[0]) > 1:  # the name of a state
        return found[0]
    return _PHRASES[(found.lastindex or 0) - 1][1]
