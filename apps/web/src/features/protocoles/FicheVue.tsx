import type { ContenuVueT, PropresT } from '@orapont/contract/protocole';
import { nomDent } from '@orapont/domain/bouche/dents';
import { nomSurface } from '@orapont/domain/bouche/surface';
import { CODES_DENT_OIP, type CodeDentOip, LIBELLE_DENT_OIP } from '@orapont/domain/captation/dent-oip';
import { codePropose } from '@orapont/domain/captation/propres';
import {
  type CleDessin,
  comparerVues,
  DESSINS,
  type SupportVue,
  type Vue,
} from '@orapont/domain/captation/vue';
import { estCodeVue, VUES } from '@orapont/domain/captation/vues';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CibleCarte } from '../../bouche/modele.ts';
import { DessinVue } from '../../captation-dessins/DessinVue.tsx';
import { TITRE_DESSIN } from '../../captation-dessins/titres.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Form } from '../../ui/Form.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Apercu } from './Apercu.tsx';
import { Editeur } from './Editeur.tsx';
import styles from './FicheProtocole.module.css';
import { toucher } from './montre.ts';
import { type Fiche, ficheVue, useEnregistrer } from './requetes.ts';
import { LIBELLE_SUPPORT, T } from './textes.ts';

/** Change a view of the organisation, or make one from a model. */
export function FicheVue() {
  return (
    <Editeur onglet="vues" titre={T.nouvelleVue} depart={depart}>
      {(fiche, organisationId, propres, liste) => (
        <Formulaire
          key={`${fiche.code} ${fiche.version}`}
          depart={fiche}
          organisationId={organisationId}
          propres={propres}
          liste={liste}
        />
      )}
    </Editeur>
  );
}

function depart(code: string, { vues }: PropresT): Fiche<'vue'> | undefined {
  const sienne = vues.find((vue) => vue.code === code);
  if (sienne) return ficheVue(sienne);
  if (!estCodeVue(code)) return undefined;
  const { code: _modele, ...reste } = VUES[code];
  const libelle = T.copieDe(reste.libelle);
  return {
    genre: 'vue',
    code: codePropose(
      libelle,
      vues.map((vue) => vue.code),
    ),
    version: 0,
    archive: false,
    contenu: {
      ...reste,
      libelle,
      // Just after its model, and before what follows it.
      ordre: reste.ordre + 1,
    },
  };
}

interface Props {
  readonly depart: Fiche<'vue'>;
  readonly organisationId: string;
  readonly propres: PropresT;
  readonly liste: string;
}

function Formulaire({ depart: avant, organisationId, propres, liste }: Props) {
  const naviguer = useNavigate();
  const [code, setCode] = useState(avant.code);
  const [contenu, setContenu] = useState<ContenuVueT>(avant.contenu);
  const [annonce, setAnnonce] = useState('');
  const changer = (changement: Partial<ContenuVueT>) => setContenu({ ...contenu, ...changement });
  const neuve = avant.version === 0;
  const { enregistrer, enCours, erreurs, erreur } = useEnregistrer(
    organisationId,
    () => void naviguer(liste),
  );

  function montrer(cible: CibleCarte) {
    const { montre, degre } = toucher(contenu.montre, cible);
    changer({ montre });
    setAnnonce(
      T.change(cible.sorte === 'DENT' ? `${cible.dent}, ${nomDent(cible.dent)}` : nomSurface(cible), degre),
    );
  }

  return (
    <div className={styles.page}>
      <Form
        aria-label={contenu.libelle}
        errors={erreurs}
        formError={erreur}
        onSubmit={() => enregistrer({ ...avant, code, contenu }, neuve ? undefined : avant)}
      >
        <TextField
          label={T.libelle}
          name="libelle"
          isRequired={true}
          maxLength={80}
          value={contenu.libelle}
          onChange={(libelle) => changer({ libelle })}
        />
        {neuve && (
          <TextField
            label={T.code}
            help={T.codeAide}
            name="code"
            isRequired={true}
            value={code}
            onChange={setCode}
          />
        )}
        <TextArea
          label={T.consigne}
          help={T.consigneAide}
          name="consigne"
          isRequired={true}
          rows={3}
          maxLength={300}
          value={contenu.consigne}
          onChange={(consigne) => changer({ consigne })}
        />
        <TextField
          label={T.phrase}
          help={T.phraseAide}
          name="phraseParlee"
          isRequired={true}
          maxLength={160}
          value={contenu.phraseParlee}
          onChange={(phraseParlee) => changer({ phraseParlee })}
        />
        <RadioGroup
          label={T.support}
          layout="inline"
          value={contenu.support}
          onChange={(support) => changer({ support: support as SupportVue })}
          options={Object.entries(LIBELLE_SUPPORT).map(([value, label]) => ({ value, label }))}
        />
        <Select
          label={T.dessin}
          options={DESSINS.map((cle) => ({ id: cle, label: TITRE_DESSIN[cle] }))}
          value={contenu.dessin}
          onChange={(dessin) => changer({ dessin: dessin as CleDessin })}
        />
        <DessinVue dessin={contenu.dessin} decoratif className={styles.grandDessin} />
        <Place
          ordre={contenu.ordre}
          code={code}
          propres={propres.vues}
          onChange={(ordre) => changer({ ordre })}
        />
        <Select
          label={T.dentOip}
          help={T.dentOipAide}
          options={[
            { id: 'AUCUN', label: T.aucunCode },
            ...CODES_DENT_OIP.map((id) => ({ id, label: `${id}, ${LIBELLE_DENT_OIP[id]}` })),
          ]}
          value={contenu.codeDentOip ?? 'AUCUN'}
          onChange={(choisi) => changer({ codeDentOip: choisi === 'AUCUN' ? null : (choisi as CodeDentOip) })}
        />
        <Checkbox label={T.miroir} isSelected={contenu.miroir} onChange={(miroir) => changer({ miroir })} />
        <Checkbox
          label={T.repetable}
          isSelected={contenu.repetable}
          onChange={(repetable) => changer({ repetable })}
        />
        <Checkbox
          label={T.importSeul}
          isSelected={contenu.importSeul}
          onChange={(importSeul) => changer({ importSeul })}
        />
        <Button type="submit" isPending={enCours}>
          {T.enregistrer}
        </Button>
      </Form>
      <Apercu
        titre={T.montre}
        aide={T.montreAide}
        vues={[{ code, ordre: contenu.ordre, montre: contenu.montre }]}
        depart="PERMANENTE"
        onToucher={montrer}
        annonce={annonce}
      />
    </div>
  );
}

interface PropsPlace {
  readonly ordre: number;
  readonly code: string;
  readonly propres: readonly Vue[];
  readonly onChange: (ordre: number) => void;
}

/** Between which views it stands: a place is a number that leaves room on both sides. */
function Place({ ordre, code, propres, onChange }: PropsPlace) {
  const autres = [...Object.values(VUES), ...propres.filter((vue) => vue.code !== code)].toSorted(
    comparerVues,
  );
  const precedente = autres.findLast((vue) => vue.ordre <= ordre);
  const apres = (choisi: string) => {
    const rang = autres.findIndex((vue) => vue.code === choisi);
    const [debut, fin] = [
      autres[rang]?.ordre ?? 0,
      autres[rang + 1]?.ordre ?? (autres[rang]?.ordre ?? 0) + 10,
    ];
    onChange((debut + fin) / 2);
  };
  return (
    <Select
      label={T.apres}
      help={T.apresAide}
      options={[
        { id: 'EN_TETE', label: T.enTete },
        ...autres.map((vue) => ({ id: vue.code, label: T.apresVue(vue.libelle) })),
      ]}
      value={precedente?.code ?? 'EN_TETE'}
      onChange={(choisi) => apres(String(choisi))}
    />
  );
}
