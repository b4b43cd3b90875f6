import type { DateCivile } from '@orapont/domain/dates';
import { useState } from 'react';
import { ErreurApi } from '../../kernel/call.ts';
import { protocolesProposes, usePropres } from '../../protocoles/usePropres.ts';
import { Button } from '../../ui/Button.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Form } from '../../ui/Form.tsx';
import { Select } from '../../ui/Select.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ChoixLecteur } from './ChoixLecteur.tsx';
import { ChoixResidents } from './ChoixResidents.tsx';
import type { Plan } from './plan.ts';
import styles from './Tournees.module.css';
import { T } from './textes.ts';

interface Props {
  readonly sites: readonly { readonly id: string; readonly nom: string }[];
  readonly depart: Plan;
  readonly requisNom: string;
  readonly enCours: boolean;
  readonly erreur: Error | null;
  readonly onEnregistrer: (plan: Plan) => void;
}

/** Where, when, what to photograph, who reads, and whom to see: one page, so that nothing is forgotten behind a step. */
export function PlanTournee({ sites, depart, requisNom, enCours, erreur, onEnregistrer }: Props) {
  const [plan, setPlan] = useState(depart);
  const [essaye, setEssaye] = useState(false);
  const changer = (partie: Partial<Plan>) => setPlan((avant) => ({ ...avant, ...partie }));
  const manques = { requis: plan.requisId === '', residents: plan.residents.length === 0 };
  return (
    <Form
      aria-label={T.planTitre}
      errors={erreur instanceof ErreurApi ? erreur.champs : {}}
      formError={erreur && (estDepassee(erreur) ? T.changee : erreur.message)}
      onSubmit={() => {
        setEssaye(true);
        if (!manques.requis && !manques.residents) onEnregistrer(plan);
      }}
    >
      <Stack gap="large">
        <div className={styles['plan']}>
          {sites.length > 1 && (
            <Select
              label={T.site}
              options={sites.map(({ id, nom }) => ({ id, label: nom }))}
              selectedKey={plan.siteId}
              onSelectionChange={(cle) => changer({ siteId: String(cle), residents: [] })}
            />
          )}
          <DateField
            label={T.jour}
            name="jour"
            value={plan.jour}
            onChange={(jour) => changer({ jour: jour as DateCivile })}
            isRequired
          />
          <TextField
            label={T.nom}
            name="nom"
            help={T.nomAide}
            value={plan.nom}
            onChange={(nom) => changer({ nom })}
            maxLength={80}
          />
          <ChoixProtocole code={plan.protocole} onChoisir={(protocole) => changer({ protocole })} />
          <ChoixLecteur
            nom={requisNom}
            erreur={essaye && manques.requis ? T.lecteurAbsent : undefined}
            onChoisir={(requisId, requisSiteId) => changer({ requisId, requisSiteId })}
          />
        </div>
        <ChoixResidents
          siteId={plan.siteId}
          choisis={plan.residents}
          erreur={essaye && manques.residents ? T.personneChoisie : undefined}
          onChoisir={(residents) => changer({ residents })}
        />
        <Button type="submit" isWide isPending={enCours}>
          {T.enregistrer}
        </Button>
      </Stack>
    </Form>
  );
}

const estDepassee = (erreur: Error) =>
  erreur instanceof ErreurApi && erreur.probleme.motifs.includes('VERSION_DEPASSEE');

function ChoixProtocole({
  code,
  onChoisir,
}: {
  readonly code: string;
  readonly onChoisir: (code: string) => void;
}) {
  const propres = usePropres();
  return (
    <Select
      label={T.protocole}
      options={protocolesProposes(propres, code).map(({ code: id, libelle }) => ({ id, label: libelle }))}
      selectedKey={code}
      onSelectionChange={(cle) => onChoisir(String(cle))}
    />
  );
}
